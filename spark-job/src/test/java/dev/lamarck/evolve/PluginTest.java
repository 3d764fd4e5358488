package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.Catalog;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names of operators by the kind of the genome. */
final class PluginTest {

    private static final Space PROGRAMS = new ProgramSpace(List.of(Program.of("python", "a.py", "x = 1\n")));

    /** An operator that can be told from others. */
    private record Named(String name) implements Variator {
        @Override
        public List<? extends Genome> vary(Brood brood) {
            return List.of();
        }
    }

    private static final Catalog<Variator> CATALOG = Catalog.of("operator", Variator.class)
            .with("gaussian", () -> new Named("gaussian"))
            .with("program-gaussian", () -> new Named("program-gaussian"))
            .with("program-swap-lines", () -> new Named("program-swap-lines"));

    private static Variator made(Plugin plugin, Space space) {
        return plugin.of(space, CATALOG).create(CATALOG);
    }

    @Test
    void of_typeThatTheKindHas_isItsOwn() {
        assertThat(made(Plugin.of("gaussian"), PROGRAMS)).isEqualTo(new Named("program-gaussian"));
        assertThat(made(Plugin.of("swap_lines"), PROGRAMS)).isEqualTo(new Named("program-swap-lines"));
        assertThat(made(Plugin.of("program-gaussian"), PROGRAMS)).isEqualTo(new Named("program-gaussian"));
    }

    @Test
    void of_otherTypes_staysAsItIs() {
        assertThat(made(Plugin.of("gaussian"), Members.SPACE)).isEqualTo(new Named("gaussian"));
        Plugin crossover = Plugin.of("sbx");
        assertThat(crossover.of(PROGRAMS, CATALOG)).isSameAs(crossover);
    }

    @Test
    void of_class_goesBeforeTheType() {
        Plugin own = new Plugin(Optional.of("gaussian"), Optional.of("org.me.Own"), Block.empty());
        assertThat(own.of(PROGRAMS, CATALOG)).isSameAs(own);
    }

    @Test
    void of_keepsTheSettings() {
        Block config = Block.ofYaml("sigma: 0.5", "run.yaml");
        Plugin plugin = new Plugin(Optional.of("gaussian"), Optional.empty(), config);
        assertThat(plugin.of(PROGRAMS, CATALOG).config()).isEqualTo(config);
    }
}

package dev.lamarck.vary.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.syntax.Language;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program of 100,000 lines is varied like any other, in time that grows with its length and no faster. */
final class LongProgramTest {

    private static final int LINES = 100_000;

    private static Program program() {
        StringBuilder text = new StringBuilder("LIMIT = 3\n");
        for (int line = 1; line < LINES; line += 4) {
            text.append(
                    "def f%d(a, b):\n    while a < LIMIT:\n        a += b * %d\n    return a\n".formatted(line, line));
        }
        return Fields.python(text.toString());
    }

    /** All in one scope: every second line has a name of its own, and all of them use one more. */
    private static Program flat() {
        StringBuilder text = new StringBuilder("x = 1.5\n");
        for (int line = 1; line < LINES; line += 2) {
            text.append("v%d = x * %d\nx = v%d + x\n".formatted(line, line, line));
        }
        return Fields.python(text.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"program-semantic", "program-random", "text"})
    @Timeout(300)
    void children_areMadeAndParse(String name) {
        assertMadeAndParse(program(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"program-semantic", "program-random"})
    @Timeout(300)
    void children_ofOneLongScope_areMadeAndParse(String name) {
        assertMadeAndParse(flat(), name);
    }

    private static void assertMadeAndParse(Program parent, String name) {
        assertThat(parent.lines()).isGreaterThanOrEqualTo(LINES);
        Variator operator = Catalogs.operators().create(name, Block.empty());
        List<Variator.Parent> parents = List.of(new Variator.Parent(parent, new double[] {0}));
        List<Variator.Mating> matings = IntStream.range(0, 4)
                .mapToObj(slot -> new Variator.Mating(parents, Fields.key(slot)))
                .toList();
        List<Genome> children =
                List.copyOf(operator.vary(new Variator.Brood(new ProgramSpace(List.of(parent)), 1, 0, matings)));
        assertThat(children).hasSize(4).doesNotHaveDuplicates().doesNotContain(parent);
        if (!name.equals("text")) {
            Program first = (Program) children.get(0);
            assertThat(Language.PYTHON.parse(first.text()).parses()).isTrue();
        }
    }

    @Test
    void everyMove_hasPlacesInIt() {
        try (Ground ground = Ground.of(program())) {
            for (MoveKind kind : MoveKind.values()) {
                assertThat(ground.site(kind.move(), Emphasis.NONE, Fields.chance(1)))
                        .as(kind.label())
                        .isPresent();
            }
        }
    }
}

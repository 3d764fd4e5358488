package dev.lamarck.vary.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.VectorSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EditOperatorsTest {

    private static final String SEED = """
            import math
            # EVOLVE-BLOCK-START
            a = 1
            b = 1
            c = 1
            # EVOLVE-BLOCK-END
            """;

    private static Program program(int a, int b, int c) {
        return Texts.python(
                SEED.replace("a = 1", "a = " + a).replace("b = 1", "b = " + b).replace("c = 1", "c = " + c));
    }

    private static List<Program> children(String operator, Block config, List<Program> seeds, Program... parents) {
        Variator variator = Catalogs.operators().create(operator, config);
        ProgramSpace space = new ProgramSpace(seeds);
        List<Variator.Parent> two = Stream.of(parents)
                .map(parent -> new Variator.Parent(parent, new double[] {1}))
                .toList();
        List<Variator.Mating> matings = IntStream.range(0, 100)
                .mapToObj(slot -> new Variator.Mating(two, new RandomKey(3, 1, 0, slot, Purpose.VARY)))
                .toList();
        return variator.vary(new Variator.Brood(space, 1, 0, matings)).stream()
                .map(Program.class::cast)
                .toList();
    }

    private static List<Program> children(String operator, Program... parents) {
        return children(operator, Block.empty(), List.of(program(1, 1, 1)), parents);
    }

    @Test
    void merge_ofParentsWithOtherEdits_hasSomeOfBoth() {
        assertThat(children("merge", program(2, 2, 1), program(1, 1, 3)))
                .containsOnly(program(2, 1, 3), program(1, 2, 3), program(2, 2, 3));
    }

    @Test
    void merge_ofEditsThatCollide_takesEither_andKeepsWhatBothHave() {
        Set<Program> children = new HashSet<>(children("merge", program(2, 2, 7), program(3, 1, 7)));

        assertThat(children)
                .contains(program(3, 2, 7))
                .allMatch(child -> child.text().contains("c = 7"));
    }

    @Test
    void merge_ofEqualParents_isTheParent() {
        assertThat(children("merge", program(2, 2, 1), program(2, 2, 1))).containsOnly(program(2, 2, 1));
    }

    @Test
    void revert_takesBackSomeEdits() {
        Set<Program> children = new HashSet<>(children("revert", program(2, 2, 2)));

        assertThat(children).contains(program(1, 2, 2), program(2, 1, 2), program(2, 2, 1), program(2, 1, 1));
        assertThat(children(
                        "revert",
                        Block.ofMap(java.util.Map.of("more", 0)),
                        List.of(program(1, 1, 1)),
                        program(2, 2, 2)))
                .containsOnly(program(1, 2, 2), program(2, 1, 2), program(2, 2, 1));
    }

    @Test
    void revert_goesBackToTheNearestInitialProgram() {
        List<Program> seeds = List.of(program(1, 1, 1), program(55555, 66666, 7));

        assertThat(children("revert", Block.empty(), seeds, program(55555, 66666, 8)))
                .containsOnly(program(55555, 66666, 7));
        assertThat(children("revert", program(1, 1, 1))).containsOnly(program(1, 1, 1));
    }

    @Test
    void operators_areForPrograms_andDrawFromTheKeyAlone() {
        for (String name : List.of("merge", "revert")) {
            Variator variator = Catalogs.operators().create(name, Block.empty());
            assertThat(variator.suits(new ProgramSpace(List.of(Texts.loop())))).isTrue();
            assertThat(variator.suits(new VectorSpace(List.of(new Gene.Real("x", 0, 1)))))
                    .isFalse();
            assertThat(children(name, program(2, 2, 2), program(3, 3, 1)))
                    .isEqualTo(children(name, program(2, 2, 2), program(3, 3, 1)));
        }
    }
}

package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.Catalog;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Measured in time on a processor, which other programs on the machine change little; the bound leaves room for slow ones. */
final class OperatorSpeedTest {

    private static final int CHILDREN = 10_000;
    private static final int GENES = 100;
    private static final int ROUNDS = 12;
    private static final double BOUND_MS = 400;

    private static double processorMs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    private static List<Variator.Mating> matings(Variator operator, List<Vector> genomes) {
        List<Variator.Mating> matings = new ArrayList<>();
        for (int i = 0; i < CHILDREN; i++) {
            List<Variator.Parent> parents = new ArrayList<>();
            for (int p = 0; p < operator.parents(); p++) {
                parents.add(new Variator.Parent(genomes.get((7 * i + 31 * p) % CHILDREN), new double[1]));
            }
            matings.add(new Variator.Mating(parents, Members.key(i)));
        }
        return matings;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gaussian",
                "gaussian-one-fifth",
                "gaussian-self-adaptive",
                "polynomial",
                "sbx",
                "sbx-polynomial",
                "blx-alpha",
                "differential-evolution",
                "cma-es",
                "sep-cma-es"
            })
    void selectAndVary_tenThousandOfAHundredGenes_isQuick(String name) {
        Variator operator = new VectorOperators()
                .addTo(Catalog.of("operator", Variator.class))
                .create(name, Block.ofYaml("{}", "run.yaml"));
        VectorSpace space = Functions.reals(GENES, 5);
        List<Vector> genomes = IntStream.range(0, CHILDREN)
                .mapToObj(i -> space.sample(Members.draws(i)))
                .toList();
        List<Member> members = IntStream.range(0, CHILDREN)
                .mapToObj(i -> Members.of(new Birth(0, i, 0), genomes.get(i), -i))
                .toList();
        List<ParentSelection.Request> requests = IntStream.range(0, CHILDREN)
                .mapToObj(i -> new ParentSelection.Request(Members.key(i), operator.parents()))
                .toList();
        Variator.Brood brood = new Variator.Brood(space, 7, 2, matings(operator, genomes));
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            double before = processorMs();
            if (operator instanceof ParentSelection own) {
                own.select(new Habitat(0, members, List.of()), requests);
            }
            assertThat(operator.vary(brood)).hasSize(CHILDREN);
            least = Math.min(least, processorMs() - before);
        }
        assertThat(least).as("milliseconds").isLessThan(BOUND_MS);
    }
}

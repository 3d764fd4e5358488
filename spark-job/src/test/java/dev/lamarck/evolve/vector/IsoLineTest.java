package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IsoLineTest {

    private static final int CHILDREN = 20_000;
    private static final VectorSpace SPACE =
            new VectorSpace(List.of(new Gene.Real("x", -100, 100), new Gene.Real("y", -100, 100)));

    private static List<Vector> children(String yaml, double temperature) {
        List<Variator.Mating> matings = new ArrayList<>();
        for (int i = 0; i < CHILDREN; i++) {
            Variator.Parent one = new Variator.Parent(Vector.of(0, 0), new double[] {0});
            Variator.Parent other = new Variator.Parent(Vector.of(10, 20), new double[] {0});
            matings.add(new Variator.Mating(List.of(one, other), Members.key(i)));
        }
        Variator.Brood brood = new Variator.Brood(SPACE, 1, 0, temperature, new byte[0], matings);
        return Members.built(IsoLine.Settings.class, IsoLine::new, yaml).vary(brood).stream()
                .map(Vector.class::cast)
                .toList();
    }

    private static double deviation(List<Vector> children, int gene) {
        return Math.sqrt(children.stream()
                .mapToDouble(child -> child.gene(gene) * child.gene(gene))
                .average()
                .orElseThrow());
    }

    @Test
    void vary_withoutNoise_staysOnTheLine() {
        List<Vector> children = children("{iso: 0, line: 0.5}", 1);
        assertThat(children).allSatisfy(child -> assertThat(child.gene(1)).isCloseTo(2 * child.gene(0), within(1e-9)));
        assertThat(deviation(children, 0)).isCloseTo(5, within(0.1));
    }

    @Test
    void vary_withoutLine_isNoiseOfTheWidth() {
        List<Vector> children = children("{iso: 0.01, line: 0}", 1);
        assertThat(deviation(children, 0)).isCloseTo(2, within(0.04));
        assertThat(deviation(children, 1)).isCloseTo(2, within(0.04));
        assertThat(children.stream()
                        .mapToDouble(child -> child.gene(0) * child.gene(1))
                        .average()
                        .orElseThrow())
                .isCloseTo(0, within(0.1));
    }

    @Test
    void vary_temperature_scalesTheNoise() {
        assertThat(deviation(children("{iso: 0.01, line: 0}", 3), 0)).isCloseTo(6, within(0.12));
    }
}

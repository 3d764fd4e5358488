package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every operator on vectors has to keep to. */
public abstract class VariatorContract {

    protected abstract Variator variator();

    /** Whether a child depends on its own mating alone, not on those it is made together with. */
    protected boolean independent() {
        return true;
    }

    private static List<VectorSpace> spaces() {
        Gene real = new Gene.Real("x", -1, 3);
        Gene whole = new Gene.Int("n", -2, 5);
        Gene choice = new Gene.Choice("c", List.of("a", "b", "d"));
        Gene wide = new Gene.Real("w", -Double.MAX_VALUE / 2, Double.MAX_VALUE / 2);
        Gene narrow = new Gene.Real("s", 1, Math.nextUp(1.0));
        Gene bit = new Gene.Int("b", 0, 1);
        Gene widest = new Gene.Int("l", -0x1.0p53, 0x1.0p53);
        return List.of(
                new VectorSpace(List.of(real)),
                new VectorSpace(List.of(bit)),
                new VectorSpace(List.of(choice)),
                new VectorSpace(List.of(real, whole, choice, wide, narrow, bit, widest)),
                new VectorSpace(IntStream.range(0, 40)
                        .<Gene>mapToObj(i -> new Gene.Real("x" + i, 0, 1))
                        .toList()));
    }

    private static double corner(Gene gene, int number) {
        return number % 2 == 0 ? gene.min() : gene.max();
    }

    /** Parents from inside the space and, for every third mating, from its corners. */
    private List<Variator.Mating> matings(VectorSpace space, int count) {
        List<Variator.Mating> matings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            List<Variator.Parent> parents = new ArrayList<>();
            for (int p = 0; p < variator().parents(); p++) {
                Vector genome = i % 3 == 0
                        ? Vector.of(space.genes().stream()
                                .mapToDouble(gene -> corner(gene, number))
                                .toArray())
                        : space.sample(Members.draws(100 * i + p));
                parents.add(new Variator.Parent(genome, new double[] {i}));
            }
            matings.add(new Variator.Mating(parents, Members.key(i)));
        }
        return matings;
    }

    private List<Genome> vary(VectorSpace space, List<Variator.Mating> matings) {
        return List.copyOf(variator().vary(new Variator.Brood(space, 7, 2, matings)));
    }

    @Test
    void vary_oneChildForEachMating() {
        for (VectorSpace space : spaces()) {
            for (int count : new int[] {0, 1, 2, 17}) {
                assertThat(vary(space, matings(space, count))).hasSize(count);
            }
        }
    }

    @Test
    void vary_childrenLieInTheSpace() {
        for (VectorSpace space : spaces()) {
            for (Genome child : vary(space, matings(space, 500))) {
                assertThat(((Vector) child).size()).isEqualTo(space.size());
                assertThat(space.repair(((Vector) child).genes())).isEqualTo(child);
            }
        }
    }

    @Test
    void vary_sameKeys_sameChildren() {
        for (VectorSpace space : spaces()) {
            assertThat(vary(space, matings(space, 60))).isEqualTo(vary(space, matings(space, 60)));
        }
    }

    @Test
    void vary_otherKeys_otherChildren() {
        VectorSpace space = spaces().get(4);
        List<Variator.Mating> alike = new ArrayList<>();
        List<Variator.Parent> parents = matings(space, 2).get(1).parents();
        for (int i = 0; i < 100; i++) {
            alike.add(new Variator.Mating(parents, Members.key(i)));
        }
        assertThat(new HashSet<>(vary(space, alike))).hasSizeGreaterThan(90);
    }

    @Test
    void vary_anotherBatch_sameChild() {
        for (int s = 0; s < spaces().size() && independent(); s++) {
            VectorSpace space = spaces().get(s);
            List<Variator.Mating> matings = matings(space, 30);
            List<Genome> together = vary(space, matings);
            for (int i = 0; i < matings.size(); i++) {
                assertThat(vary(space, matings.subList(i, i + 1))).containsExactly(together.get(i));
            }
            assertThat(vary(space, matings.subList(11, 30))).isEqualTo(together.subList(11, 30));
        }
    }

    @Test
    void vary_leavesTheParents() {
        for (VectorSpace space : spaces()) {
            List<Variator.Mating> matings = matings(space, 30);
            vary(space, matings);
            List<Variator.Mating> fresh = matings(space, 30);
            for (int i = 0; i < matings.size(); i++) {
                assertThat(matings.get(i).parents())
                        .extracting(Variator.Parent::genome)
                        .isEqualTo(fresh.get(i).parents().stream()
                                .map(Variator.Parent::genome)
                                .toList());
            }
        }
    }
}

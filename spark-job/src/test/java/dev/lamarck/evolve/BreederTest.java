package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Positive;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BreederTest {

    private static final VectorSpace SPACE = new VectorSpace(List.of(new Gene.Real("x", 0, 100)));

    /** A user's operator. */
    public static final class Shift implements Variator {
        private final By by;

        /** Its settings. */
        public record By(@Default("1") @Positive double step) {}

        public Shift(By by) {
            this.by = by;
        }

        @Override
        public List<? extends Genome> vary(Brood brood) {
            return brood.matings().stream()
                    .map(mating -> Vector.of(((Vector) mating.parents().get(0).genome()).gene(0) + by.step()))
                    .toList();
        }
    }

    /** A user's repair. */
    public static final class Halve implements Repair {
        @Override
        public List<? extends Genome> repair(List<? extends Genome> children) {
            return children.stream()
                    .map(child -> Vector.of(((Vector) child).gene(0) / 2))
                    .toList();
        }
    }

    /** An operator that loses children. */
    public static final class Loser implements Variator {
        @Override
        public List<? extends Genome> vary(Brood brood) {
            return List.of();
        }
    }

    private static Breeder breeder(String... lines) {
        return Breeder.of(Members.settings(lines), SPACE);
    }

    private static String operators(Class<?> type, String rest) {
        return "operators: [{class: '" + type.getName() + "'" + rest + "}]";
    }

    private static Variator.Brood brood(double parent) {
        Variator.Parent one = new Variator.Parent(Vector.of(parent), new double[1]);
        return new Variator.Brood(SPACE, 1, 0, List.of(new Variator.Mating(List.of(one), Members.key(0))));
    }

    @Test
    void breed_userClassWithSettings() {
        assertThat(breeder(operators(Shift.class, ", config: {step: 5}")).breed(0, brood(3)))
                .containsExactly(Vector.of(8));
        Breeder byDefault = breeder(operators(Shift.class, ""));
        assertThat(byDefault.breed(0, brood(3))).containsExactly(Vector.of(4));
        assertThat(byDefault.name(0)).isEqualTo("BreederTest$Shift");
        assertThat(byDefault.name(Plan.Batch.INITIAL)).isEqualTo("initial");
        assertThat(byDefault.space()).isSameAs(SPACE);
    }

    @Test
    void breed_repair_comesLast() {
        Breeder breeder = breeder(operators(Shift.class, ""), "repair: {class: '" + Halve.class.getName() + "'}");
        assertThat(breeder.breed(0, brood(3))).containsExactly(Vector.of(2));
        double first = ((Vector) breeder.breed(Plan.Batch.INITIAL, brood(3)).get(0)).gene(0);
        assertThat(first).isBetween(0.0, 50.0);
    }

    @Test
    void breed_childLost_refused() {
        assertThatThrownBy(
                        () -> breeder(operators(Loser.class, ", name: thief")).breed(0, brood(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Operator 'thief' returned 0 genomes for 1 matings; it must return one for each, in order.");
    }

    @Test
    void of_wrongUserClass_refused() {
        for (String operators : List.of(
                operators(Shift.class, ", config: {step: 0}"),
                operators(Shift.class, ", config: {stap: 1}"),
                operators(Halve.class, ""),
                operators(Loser.class, ", config: {a: 1}"))) {
            assertThatThrownBy(() -> breeder(operators)).as(operators).isInstanceOf(ConfException.class);
        }
    }
}

package dev.lamarck.problems.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ShrinkTest {

    @Test
    void untilValid_validPacking_changesNothing() {
        Packing packing = new Packing(
                List.of(new Circle(0.25, 0.25, 0.25), new Circle(0.75, 0.25, 0.25), new Circle(0.5, 0.75, 0.25)));
        assertThat(packing.flaw()).isEmpty();
        assertThat(Shrink.untilValid(packing)).isEqualTo(packing);
    }

    @Test
    void untilValid_roundedContacts_losesAFewUlpsOnly() {
        for (int i = 0; i < 1000; i++) {
            RandomGenerator draws = Sample.draws(i);
            Circle a = new Circle(0.3 + draws.nextDouble() / 20, 0.3 + draws.nextDouble() / 20, 0.25);
            Circle b = new Circle(0.6 + draws.nextDouble() / 20, 0.6 + draws.nextDouble() / 20, 0);
            double room = ExactGeometryTest.distance(a, b) - a.radius();
            Packing valid = Shrink.untilValid(new Packing(List.of(a, b.withRadius(room + 3 * Math.ulp(room)))));
            assertThat(valid.flaw()).isEmpty();
            assertThat(valid.sumOfRadii()).isCloseTo(a.radius() + room, within(1e-15));
        }
    }

    @Test
    void untilValid_anyRadii_endsValid() {
        for (int i = 0; i < 200; i++) {
            RandomGenerator draws = Sample.draws(i);
            List<Circle> circles = new ArrayList<>();
            for (int k = 0; k < 12; k++) {
                double x = draws.nextInt(5) / 4.0;
                double y = draws.nextInt(5) / 4.0;
                circles.add(new Circle(x, y, 3 * draws.nextDouble() - 1));
            }
            Packing valid = Shrink.untilValid(new Packing(circles));
            assertThat(valid.flaw()).isEmpty();
            assertThat(valid.circles()).allMatch(ExactGeometryTest::rationallyInside);
        }
    }

    @Test
    void flaw_overlapOfOneUlp_namesThePair() {
        Packing packing = new Packing(List.of(new Circle(0.25, 0.25, Math.nextUp(0.25)), new Circle(0.75, 0.25, 0.25)));
        assertThat(packing.flaw()).hasValueSatisfying(flaw -> assertThat(flaw).contains("Circle 0"));
        Packing pair = new Packing(
                List.of(new Circle(0.25, 0.5, Math.nextDown(0.25)), new Circle(0.5, 0.5, Math.nextUp(0.25))));
        assertThat(pair.flaw()).hasValueSatisfying(flaw -> assertThat(flaw).contains("Circles 0 and 1 overlap"));
    }
}

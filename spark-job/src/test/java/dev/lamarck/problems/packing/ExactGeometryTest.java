package dev.lamarck.problems.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ExactGeometryTest {

    @Test
    void apart_randomCircles_agreesWithRationals() {
        for (int i = 0; i < 2000; i++) {
            RandomGenerator draws = Sample.draws(i);
            Circle a = new Circle(draws.nextDouble(), draws.nextDouble(), draws.nextDouble() / 2);
            Circle b = new Circle(draws.nextDouble(), draws.nextDouble(), draws.nextDouble() / 2);
            assertThat(ExactGeometry.apart(a, b)).isEqualTo(rationallyApart(a, b));
        }
    }

    @Test
    void apart_circlesWithinSomeUlpsOfTouching_agreesWithRationals() {
        int apart = 0;
        for (int i = 0; i < 2000; i++) {
            RandomGenerator draws = Sample.draws(i);
            Circle a = new Circle(draws.nextDouble(), draws.nextDouble(), 0.01);
            Circle b = new Circle(draws.nextDouble(), draws.nextDouble(), 0);
            b = b.withRadius(distance(a, b) - a.radius());
            for (int ulp = -3; ulp <= 3; ulp++) {
                Circle c = b.withRadius(b.radius() + ulp * Math.ulp(b.radius()));
                assertThat(ExactGeometry.apart(a, c)).isEqualTo(rationallyApart(a, c));
                apart += rationallyApart(a, c) ? 1 : 0;
            }
        }
        assertThat(apart).isBetween(3000, 11000);
    }

    @Test
    void apart_exactContact_allowsNotOneUlpMore() {
        Circle a = new Circle(0.125, 0.125, 0.3125);
        Circle b = new Circle(0.5, 0.625, 0.3125);
        assertThat(ExactGeometry.apart(a, b)).isTrue();
        assertThat(ExactGeometry.apart(a, b.withRadius(Math.nextUp(0.3125)))).isFalse();
        assertThat(ExactGeometry.apart(new Circle(0.5, 0.5, 0), new Circle(0.5, 0.5, 0)))
                .isTrue();
        assertThat(ExactGeometry.apart(new Circle(0.5, 0.5, 0), new Circle(0.5, 0.5, Double.MIN_VALUE)))
                .isFalse();
    }

    @Test
    void inside_circlesWithinSomeUlpsOfTheSides_agreesWithRationals() {
        for (int i = 0; i < 2000; i++) {
            double at = Sample.draws(i).nextDouble();
            for (int ulp = -2; ulp <= 2; ulp++) {
                double radius = Math.min(at, 1 - at) + ulp * Math.ulp(Math.min(at, 1 - at));
                Circle across = new Circle(at, 0.5, radius);
                Circle down = new Circle(0.5, at, radius);
                assertThat(ExactGeometry.inside(across)).isEqualTo(rationallyInside(across));
                assertThat(ExactGeometry.inside(down)).isEqualTo(rationallyInside(down));
            }
        }
    }

    @Test
    void inside_negativeRadius_isNotACircle() {
        assertThat(ExactGeometry.inside(new Circle(0.5, 0.5, -Double.MIN_VALUE)))
                .isFalse();
        assertThat(ExactGeometry.inside(new Circle(0.5, 1.5, 0.1))).isFalse();
        assertThat(ExactGeometry.inside(new Circle(0, 1, 0))).isTrue();
    }

    static double distance(Circle a, Circle b) {
        return Math.sqrt((a.x() - b.x()) * (a.x() - b.x()) + (a.y() - b.y()) * (a.y() - b.y()));
    }

    static boolean rationallyApart(Circle a, Circle b) {
        BigDecimal dx = new BigDecimal(a.x()).subtract(new BigDecimal(b.x()));
        BigDecimal dy = new BigDecimal(a.y()).subtract(new BigDecimal(b.y()));
        BigDecimal radii = new BigDecimal(a.radius()).add(new BigDecimal(b.radius()));
        return dx.pow(2).add(dy.pow(2)).compareTo(radii.pow(2)) >= 0;
    }

    static boolean rationallyInside(Circle circle) {
        BigDecimal radius = new BigDecimal(circle.radius());
        BigDecimal x = new BigDecimal(circle.x());
        BigDecimal y = new BigDecimal(circle.y());
        return radius.signum() >= 0
                && x.compareTo(radius) >= 0
                && y.compareTo(radius) >= 0
                && x.add(radius).compareTo(BigDecimal.ONE) <= 0
                && y.add(radius).compareTo(BigDecimal.ONE) <= 0;
    }
}

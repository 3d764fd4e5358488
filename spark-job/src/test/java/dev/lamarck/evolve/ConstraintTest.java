package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.ConfException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConstraintTest {

    private static Constraint constraint(String feature, double min, double max) {
        return new Constraint(
                feature,
                Double.isNaN(min) ? Optional.empty() : Optional.of(min),
                Double.isNaN(max) ? Optional.empty() : Optional.of(max));
    }

    private static double violation(List<Constraint> constraints, double a, double b) {
        return Constraint.violation(constraints, List.of("a", "b"), new double[] {a, b});
    }

    private static Member member(int slot, double violation, double... fitness) {
        Member plain = Members.scored(slot, fitness[0]);
        return new Member(
                plain.id(), plain.hash(), plain.birth(), fitness, violation, plain.features(), plain.profile());
    }

    @Test
    void violation_isTheSumOfWhatIsMissed() {
        List<Constraint> constraints = List.of(constraint("a", 1, 3), constraint("b", Double.NaN, 0));
        assertThat(violation(List.of(), 9, 9)).isZero();
        assertThat(violation(constraints, 1, 0)).isZero();
        assertThat(violation(constraints, 3, -99)).isZero();
        assertThat(violation(constraints, 0.5, 0)).isEqualTo(0.5);
        assertThat(violation(constraints, 5, 0.25)).isEqualTo(2.25);
        assertThat(violation(constraints, -Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void fittestFirst_feasibleThenLessViolationThenScoreThenAge() {
        List<Member> expected = List.of(
                member(4, 0, 3),
                member(1, 0, 1),
                member(5, 0, 1),
                member(0, 0.5, 9),
                member(3, 2, 99),
                member(6, 2, 98));
        assertThat(List.of(
                                expected.get(5),
                                expected.get(2),
                                expected.get(3),
                                expected.get(0),
                                expected.get(4),
                                expected.get(1))
                        .stream()
                        .sorted(Member.FITTEST_FIRST))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void beatsAndDominates_violationDecidesFirst() {
        Member feasible = member(0, 0, 1, 1);
        Member broken = member(1, 0.1, 9, 9);
        Member more = member(2, 0.2, 10, 10);
        assertThat(feasible.beats(broken)).isTrue();
        assertThat(broken.beats(feasible)).isFalse();
        assertThat(feasible.dominates(broken)).isTrue();
        assertThat(broken.dominates(more)).isTrue();
        assertThat(more.dominates(broken)).isFalse();
        assertThat(member(3, 0.1, 8, 9).dominates(broken)).isFalse();
        assertThat(broken.dominates(member(3, 0.1, 8, 9))).isTrue();
        assertThat(broken.dominates(member(3, 0.1, 8, 10))).isFalse();
        assertThat(broken.dominates(broken)).isFalse();
    }

    /** The score wants both genes great, the constraint wants the first small. */
    @Test
    void best_isFeasibleOnceAnybodyIs() {
        Life life = Life.of("{size: 20, features: [a, b], constraints: [{feature: a, max: 0.2}]}");
        double violation = Double.POSITIVE_INFINITY;
        for (int generation = 1; generation <= 30; generation++) {
            Member best = life.until(generation).population().best().orElseThrow();
            assertThat(best.violation()).isLessThanOrEqualTo(violation);
            violation = best.violation();
            List<Member> all = life.scored(generation - 1);
            assertThat(all).allMatch(member -> !member.beats(best));
        }
        Member best = life.population().best().orElseThrow();
        assertThat(best.violation()).isZero();
        assertThat(best.features()[0]).isLessThanOrEqualTo(0.2);
        assertThat(best.score()).isCloseTo(1.2, within(0.1));
    }

    @Test
    void settings_wrong_refused() {
        for (String constraints : List.of(
                "[{feature: nothing, min: 0}]",
                "[{feature: complexity}]",
                "[{feature: complexity, min: 2, max: 1}]",
                "[{min: 1}]")) {
            assertThatThrownBy(() -> Members.settings("constraints: " + constraints))
                    .as(constraints)
                    .isInstanceOf(ConfException.class);
        }
    }
}

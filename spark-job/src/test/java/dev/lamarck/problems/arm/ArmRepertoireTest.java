package dev.lamarck.problems.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.problems.Scores;
import org.junit.jupiter.api.Test;

final class ArmRepertoireTest {

    private static final double RIGHT_ANGLE = Math.PI / 2;

    private final Scores arm = Scores.of("arm-repertoire", "{}");

    @Test
    void evaluate_straightArm_reachesAsFarAsItIsLong() {
        assertThat(arm.metrics(new double[12]))
                .containsEntry("x", 12.0)
                .containsEntry("y", 0.0)
                .containsEntry("score", 0.0);
        assertThat(Scores.of("arm-repertoire", "link: 0.25").metric("x", 0, 0)).isEqualTo(0.5);
    }

    @Test
    void evaluate_angles_areRelativeToTheLinkBefore() {
        assertThat(arm.metric("x", RIGHT_ANGLE, -RIGHT_ANGLE)).isCloseTo(1, within(1e-15));
        assertThat(arm.metric("y", RIGHT_ANGLE, -RIGHT_ANGLE)).isCloseTo(1, within(1e-15));
        assertThat(arm.metric("x", RIGHT_ANGLE, RIGHT_ANGLE, RIGHT_ANGLE, RIGHT_ANGLE))
                .isCloseTo(0, within(1e-15));
    }

    @Test
    void evaluate_spread_isTheDeviationOrTheVarianceOfTheAngles() {
        assertThat(arm.metric("score", 0.5, 0.5, 0.5)).isZero();
        assertThat(arm.metric("score", -2, 2)).isEqualTo(-2);
        assertThat(Scores.of("arm-repertoire", "spread: variance").metric("score", -2, 2))
                .isEqualTo(-4);
    }

    @Test
    void create_badSettings_isRefused() {
        assertThatThrownBy(() -> Scores.of("arm-repertoire", "link: 0")).hasMessageContaining("link");
        assertThatThrownBy(() -> Scores.of("arm-repertoire", "spread: range")).hasMessageContaining("variance");
    }
}

package dev.lamarck.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.evaluate.MachineException;
import org.apache.spark.TaskKilledException;
import org.junit.jupiter.api.Test;

final class InterruptionTest {

    private static final MachineException TROUBLE = new MachineException("The disk is full. Make room.");

    @Test
    void pass_ofWhatACandidateDid_returnsWithoutItsInterrupt() {
        Thread.currentThread().interrupt();
        assertThatCode(() -> Interruption.pass(new IllegalStateException("wrong"), () -> false))
                .doesNotThrowAnyException();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void pass_ofATroubleOfTheMachine_throwsIt() {
        assertThatThrownBy(() -> Interruption.pass(TROUBLE, () -> false)).isSameAs(TROUBLE);
    }

    @Test
    void pass_inATaskThatIsKilled_sendsItOnItsWay() {
        assertThatThrownBy(() -> Interruption.pass(TROUBLE, () -> true)).isInstanceOf(TaskKilledException.class);
    }

    @Test
    void pass_ofAnErrorOfTheJvm_throwsItExceptForADeepStack() {
        OutOfMemoryError full = new OutOfMemoryError();
        assertThatThrownBy(() -> Interruption.pass(full, () -> false)).isSameAs(full);
        assertThatCode(() -> Interruption.pass(new StackOverflowError(), () -> false))
                .doesNotThrowAnyException();
    }
}

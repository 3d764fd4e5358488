package dev.lamarck.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.tensor.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {
    @ParameterizedTest
    @CsvSource({"CONSTANT,2,2,2", "LINEAR,2,1,0.1", "COSINE,2,1,0.012312"})
    void at_growsFirst_andFallsByItsKind(Schedule.Kind kind, double fastest, double middle, double last) {
        Schedule schedule = new Schedule(kind, 2, 4, 24);
        assertThat(schedule.at(0)).isEqualTo(0.5);
        assertThat(schedule.at(1)).isEqualTo(1);
        assertThat(schedule.at(3)).isEqualTo(2);
        assertThat(schedule.at(4)).isEqualTo(fastest);
        assertThat(schedule.at(14)).isCloseTo(middle, within(1e-6));
        assertThat(schedule.at(23)).isCloseTo(last, within(1e-6));
    }

    @Test
    void constant_isTheSameForever() {
        assertThat(Schedule.constant(0.1).at(0)).isEqualTo(0.1);
        assertThat(Schedule.constant(0.1).at(1_000_000)).isEqualTo(0.1);
    }

    @Test
    void numbersOutOfRange_areRefused() {
        assertThatThrownBy(() -> new Schedule(Schedule.Kind.LINEAR, 0, 0, 5))
                .isInstanceOf(EngineException.class)
                .hasMessage("The learning rate cannot be 0.0: it has to be more than 0.");
        assertThatThrownBy(() -> new Schedule(Schedule.Kind.LINEAR, Double.NaN, 0, 5))
                .isInstanceOf(EngineException.class);
        assertThatThrownBy(() -> new Schedule(Schedule.Kind.LINEAR, 1, 6, 5))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("warm-up");
        assertThatThrownBy(() -> new Schedule(Schedule.Kind.LINEAR, 1, 0, 0)).isInstanceOf(EngineException.class);
    }
}

package dev.lamarck.steer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScheduleTest {

    private static final Block BASE = Block.ofYaml("search: {size: 10, features: [a, b]}\nstop: {generations: 5}", "x");

    private static Step step(int from, String yaml) {
        return new Step(from, Block.ofYaml(yaml, "step"));
    }

    @Test
    void at_changesFromItsGenerationOnAndStays() {
        Schedule schedule = Schedule.of(
                BASE,
                List.of(
                        step(7, "search: {features: [c]}"),
                        step(3, "search: {size: 20}"),
                        step(7, "search: {size: 30}")));
        assertThat(schedule.at(0)).isEqualTo(BASE);
        assertThat(schedule.at(2)).isEqualTo(BASE);
        assertThat(schedule.at(3)).isEqualTo(BASE.with("search.size", "20"));
        assertThat(schedule.at(6)).isEqualTo(schedule.at(3));
        assertThat(schedule.at(7)).isEqualTo(BASE.with("search.size", "30").with("search.features", "[c]"));
        assertThat(schedule.at(1000)).isEqualTo(schedule.at(7));
        assertThat(List.of(0, 2, 3, 6, 7, 1000)).extracting(schedule::version).containsExactly(0, 0, 1, 1, 3, 3);
        assertThat(schedule.changes()).containsExactly(3, 7);
    }

    @Test
    void at_stepsOfOneGeneration_theLaterWins() {
        Schedule schedule = Schedule.of(BASE, List.of(step(3, "search: {size: 20}"), step(3, "search: {size: 40}")));
        assertThat(schedule.at(3).text("search.size")).contains("40");
    }

    @Test
    void of_nothing_neverChanges() {
        Schedule schedule = Schedule.of(BASE, List.of());
        assertThat(schedule.at(99)).isEqualTo(BASE);
        assertThat(schedule.version(99)).isZero();
        assertThat(schedule.changes()).isEmpty();
    }

    @Test
    void of_whatMayNotChange_refused() {
        assertThatThrownBy(() -> Schedule.of(BASE, List.of(step(4, "stop: {generations: 9}"))))
                .isInstanceOf(ConfException.class)
                .hasMessageStartingWith("A schedule cannot change 'stop' at generation 4; it can change [search].");
    }

    @Test
    void step_wrong_refused() {
        assertThatThrownBy(() -> step(0, "search: {size: 1}")).hasMessageStartingWith("'from' is 0");
        assertThatThrownBy(() -> step(1, "{}")).hasMessageStartingWith("'set' is empty");
    }
}

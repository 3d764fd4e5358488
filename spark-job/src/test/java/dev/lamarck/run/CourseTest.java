package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Knobs;
import dev.lamarck.spark.Luggage;
import dev.lamarck.store.HadoopConf;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.SettingsRow;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CourseTest {

    private static final Block BLOCK = Block.ofYaml("""
            genome: {genes: [{name: x, min: 0, max: 1}]}
            evaluator: {class: x.Y}
            schedule: [{from: 5, set: {search: {size: 20}}}, {from: 8, set: {search: {size: 30}}}]
            """, "run.yaml");

    private static Course course() {
        return new Course(BLOCK, RunSettings.of(BLOCK), "here#one", Luggage.nothing(HadoopConf.none()));
    }

    private static List<SettingsRow> changes(Course course, int from) {
        return IntStream.range(from, 12)
                .mapToObj(course::changes)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void changes_ofARun_beginWithItsSettings() {
        assertThat(changes(course(), 0)).extracting(SettingsRow::generation).containsExactly(0, 5, 8);
        assertThat(changes(course(), 0)).extracting(SettingsRow::version).containsExactly(0, 1, 2);
    }

    @Test
    void changes_ofABranch_goOnFromItsParents() {
        Course branch = course().branch(new RunRow.Parent("parent", 6, 9), 3);

        List<SettingsRow> rows = changes(branch, 7);
        assertThat(rows).extracting(SettingsRow::generation).containsExactly(7, 8);
        assertThat(rows).extracting(SettingsRow::version).containsExactly(4, 5);
        assertThat(rows).extracting(SettingsRow::reason).containsExactly("branch", "step from generation 8");
        assertThat(rows.get(0).settings()).contains("size: 20");
        assertThat(branch.at(7).version()).isEqualTo(4);
    }

    @Test
    void changes_branchAtAStep_isOneVersion() {
        List<SettingsRow> rows = changes(course().branch(new RunRow.Parent("parent", 7, 9), 0), 8);

        assertThat(rows).extracting(SettingsRow::version).containsExactly(1);
        assertThat(rows.get(0).settings()).contains("size: 30");
    }

    @Test
    void at_scheduledKnobs_holdFromTheirGenerationOn() {
        Block block = BLOCK.with(
                "schedule",
                "[{from: 3, set: {search: {knobs: {selection_pressure: 0.5}}}},"
                        + " {from: 6, set: {search: {knobs: {temperature: 2}}}}]");
        Course course = new Course(block, RunSettings.of(block), "here#one", Luggage.nothing(HadoopConf.none()));

        assertThat(knobs(course, 2)).isEqualTo(Knobs.neutral());
        assertThat(knobs(course, 3).selectionPressure()).isEqualTo(0.5);
        assertThat(knobs(course, 9).selectionPressure()).isEqualTo(0.5);
        assertThat(knobs(course, 9).temperature()).isEqualTo(2);
        assertThat(course.changes(6)).hasSize(1);
    }

    private static Knobs knobs(Course course, int generation) {
        return course.at(generation).search().settings().knobs();
    }
}

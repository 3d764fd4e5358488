package dev.lamarck.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.syntax.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ProgramSearchTest {

    private final List<Program> evaluated = new ArrayList<>();

    /** The more plus signs, the better; programs with none of them fail. */
    private final Evaluator pluses = (batch, outcomes) -> {
        for (Job job : batch) {
            Program program = (Program) job.genome();
            evaluated.add(program);
            long count = program.text().chars().filter(c -> c == '+').count();
            outcomes.complete(
                    job,
                    count == 0
                            ? Outcome.failed(Outcome.Reason.EVALUATOR_ERROR, "none")
                            : Outcome.scored(Metrics.of("combined_score", count)));
        }
    };

    private ProgramSearch.Course course(int seed) {
        return course(Scheme.greedy, seed);
    }

    private ProgramSearch.Course course(Scheme scheme, int seed) {
        return new ProgramSearch(new Courses.Key(Specimen.bessel, scheme, Contestant.text, seed, 80), pluses).course();
    }

    @Test
    void course_spendsItsBudgetAndGetsBetter() {
        ProgramSearch.Course course = course(1);
        long first = evaluated.get(0).text().chars().filter(c -> c == '+').count();

        assertThat(course.evaluations()).isEqualTo(80);
        assertThat(evaluated).hasSize(80);
        assertThat(course.best()).isGreaterThan(first);
        assertThat(course.unparsable()).isPositive();
        assertThat(course.asked()).isGreaterThanOrEqualTo(80 + course.unparsable() + course.stale());
    }

    @Test
    void course_evaluatesNothingThatDoesNotParseOrMeansTheSame() {
        course(2);
        List<Reading> readings =
                evaluated.stream().map(new ProgramMeasures()::read).toList();
        List<Hash128> meanings = readings.stream()
                .flatMap(reading -> reading.canonical().stream())
                .toList();

        assertThat(readings).allMatch(reading -> reading.trouble().isEmpty());
        assertThat(meanings).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    }

    @Test
    void course_inTheUsualWay_getsBetterToo() {
        ProgramSearch.Course course = course(Scheme.usual, 1);
        long first = evaluated.get(0).text().chars().filter(c -> c == '+').count();

        assertThat(course.evaluations()).isEqualTo(80);
        assertThat(course.best()).isGreaterThan(first);
        assertThat(course).isNotEqualTo(course(Scheme.greedy, 1));
    }

    @Test
    void course_sameSeed_isTheSameSearch() {
        assertThat(course(3)).isEqualTo(course(3)).isNotEqualTo(course(4));
        assertThat(evaluated.subList(0, 80).stream().map(Program::hash).collect(Collectors.toList()))
                .isEqualTo(
                        evaluated.subList(80, 160).stream().map(Program::hash).collect(Collectors.toList()));
    }
}

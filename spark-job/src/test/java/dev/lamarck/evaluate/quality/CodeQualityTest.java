package dev.lamarck.evaluate.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evaluate.Job;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CodeQualityTest {

    private static final Program SMALL =
            Program.of("python", "a.py", "# doubles\ndef double(value):\n    return value * 2 if value else 0\n");

    @Test
    void quality_isTheMeanOfTheAspects() {
        double complexity = value(SMALL, "quality", Aspect.COMPLEXITY);
        double readability = value(SMALL, "quality", Aspect.READABILITY);

        assertThat(complexity).isEqualTo(10.0 / 11);
        assertThat(value(SMALL, "quality", Aspect.COMPLEXITY, Aspect.READABILITY))
                .isEqualTo((complexity + readability) / 2);
    }

    @Test
    void metrics_areThoseAskedFor() {
        Outcome.Scored scored = (Outcome.Scored) outcome(SMALL, Aspect.SIZE, Aspect.COMPLEXITY);

        assertThat(scored.metrics().values())
                .containsOnlyKeys(
                        "lines",
                        "code_lines",
                        "comment_lines",
                        "functions",
                        "complexity",
                        "complexity_mean",
                        "complexity_max",
                        "quality")
                .containsEntry("complexity", 2.0)
                .containsEntry("comment_lines", 1.0);
    }

    @Test
    void everyAspect_scoresFromZeroToOne() {
        String bad = "def f(a):\n" + "  if a: f(a)\n".repeat(3000);
        for (Aspect aspect : Aspect.values()) {
            assertThat(value(Program.of("python", "a.py", bad), "quality", aspect))
                    .isBetween(0.0, 0.7);
            assertThat(value(SMALL, "quality", aspect)).isBetween(0.5, 1.0);
        }
    }

    @Test
    void whatDoesNotParse_fails() {
        Outcome outcome = outcome(Program.of("python", "a.py", "x = 1\ny = (2\n"), Aspect.COMPLEXITY);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Outcome.Reason.INVALID);
            assertThat(failed.message()).startsWith("The program does not parse: a.py, line 2");
        });
    }

    @Test
    void unknownLanguage_isEstimated() {
        assertThat(value(Program.of("pascal", "a.pas", "begin end."), "complexity", Aspect.COMPLEXITY))
                .isEqualTo(1);
    }

    @Test
    void whatIsNoProgram_fails() {
        assertThat(outcome(Vector.of(1, 2), Aspect.SIZE))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message()).contains("this genome is a vector"));
    }

    private static double value(Genome genome, String metric, Aspect... aspects) {
        return ((Outcome.Scored) outcome(genome, aspects))
                .metrics()
                .value(metric)
                .orElseThrow();
    }

    private static Outcome outcome(Genome genome, Aspect... aspects) {
        List<Outcome> outcomes = new ArrayList<>();
        try (CodeQuality evaluator = new CodeQuality(new CodeQuality.Settings(List.of(aspects)))) {
            evaluator.evaluate(List.of(new Job(0, genome, genome.hash(), 1)), (job, outcome) -> outcomes.add(outcome));
        }
        return outcomes.get(0);
    }
}

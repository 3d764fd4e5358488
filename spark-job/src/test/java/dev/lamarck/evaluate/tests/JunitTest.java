package dev.lamarck.evaluate.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.foreign.Trial;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests run by JUnit. */
final class JunitTest {

    private static final Path JARS = Path.of("target", "evaluator-jars").toAbsolutePath();

    private static final String PROGRAM = """
            package halves;

            public final class Halving {
                public static int half(int n) {
                    if (n < 0) {
                        return -1;
                    }
                    return n / 2;
                }
            }
            """;

    private static final String TESTS = """
            package halves;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import org.junit.jupiter.api.Disabled;
            import org.junit.jupiter.api.Test;

            final class HalvingTest {
                @Test void even() { assertEquals(2, Halving.half(4)); }
                @Test void zero() { assertEquals(0, Halving.half(0)); }
                @Test void wrong() { assertEquals(3, Halving.half(4)); }
                @Test @Disabled void later() {}
            }
            """;

    @TempDir
    Path scratch;

    @BeforeEach
    void makeTests() throws IOException {
        Path tests = Files.createDirectories(scratch.resolve("tests/halves"));
        Files.writeString(tests.resolve("HalvingTest.java"), TESTS);
    }

    private Trial trial(String more) {
        return Trial.of(scratch, "tests", """
                {framework: junit, tests: '%1$s/tests', class-path: ['%2$s/junit-platform-console-standalone.jar'],
                 jacoco-agent: '%2$s/org.jacoco.agent-runtime.jar', jacoco-cli: '%2$s/org.jacoco.cli-nodeps.jar'%3$s}""".formatted(scratch, JARS, more));
    }

    private static Program program(String text) {
        return Program.of("java", "halves/Halving.java", text);
    }

    @Test
    void outcome_testWithATimeOfItsOwn_lastsUnlessThatRanOut() throws IOException {
        Files.writeString(scratch.resolve("tests/halves/HalvingTest.java"), """
                package halves;

                final class HalvingTest {
                    @org.junit.jupiter.api.Test @org.junit.jupiter.api.Timeout(1) void even() { Halving.half(4); }
                }
                """);
        try (Trial trial = trial("")) {
            assertThat(trial.outcome(program(PROGRAM)).lasting()).isTrue();
            Outcome late = trial.outcome(program(PROGRAM.replace(
                    "return n / 2;", "try { Thread.sleep(60_000); } catch (InterruptedException e) {} return 0;")));
            assertThat(late.lasting()).as(() -> Trial.text(late)).isFalse();
        }
    }

    @Test
    void metrics_everyVerdict_isCounted() {
        try (Trial trial = trial(", coverage: true")) {
            Outcome outcome = trial.outcome(program(PROGRAM));

            assertThat(Trial.metrics(outcome))
                    .containsEntry("passed", 2.0)
                    .containsEntry("failed", 1.0)
                    .containsEntry("skipped", 1.0)
                    .containsEntry("pass_rate", 0.5);
            // lines: the class (its constructor), if, return -1, return n / 2
            assertThat(Trial.metrics(outcome).get("coverage")).isCloseTo(0.5, within(1e-9));
            assertThat(Trial.artifact(outcome, "failures")).contains("wrong").contains("expected: <3> but was: <2>");
        }
    }

    @Test
    void metrics_withoutIsolation_areTheSame() {
        try (Trial trial = trial(", coverage: true, isolate: false, incremental: false")) {
            assertThat(trial.metrics(program(PROGRAM)))
                    .containsEntry("passed", 2.0)
                    .containsEntry("total", 4.0)
                    .containsEntry("coverage", 0.5);
        }
    }

    @Test
    void outcome_programThatTakesTheNameOfItsTests_isTestedAllTheSame() {
        String fake = TESTS.replace("assertEquals(3,", "assertEquals(2,");
        Program cheat = new Program(
                "java", List.of(new SourceFile("halves/Halving.java", PROGRAM), new SourceFile("Fake.java", fake)));
        try (Trial trial = trial("")) {
            assertThat(trial.metrics(cheat)).containsEntry("failed", 1.0);
        }
    }

    @Test
    void check_noTests_isSaid() {
        try (Trial trial = trial(", patterns: ['Nothing']")) {
            assertThatThrownBy(() -> trial.evaluator().check(List.of(program(PROGRAM))))
                    .isInstanceOf(ConfException.class)
                    .hasMessageContaining("Nothing");
        }
    }

    @Test
    void outcome_programThatDoesNotCompileOrExits_fails() {
        try (Trial trial = trial("")) {
            Outcome.Failed broken = Trial.failure(trial.outcome(program("class Halving {")));
            assertThat(broken.reason()).isEqualTo(Reason.INVALID);
            assertThat(broken.message()).isEqualTo("The program cannot be compiled");
            assertThat(Trial.artifact(broken, "stderr")).contains("reached end of file");

            Outcome.Failed renamed = Trial.failure(trial.outcome(program(PROGRAM.replace("half(", "third("))));
            assertThat(renamed.message()).startsWith("The tests, with this program,");

            Outcome.Failed exits = Trial.failure(trial.outcome(program(
                    PROGRAM.replace("return -1", "return -2").replace("return n / 2", "System.exit(0); return 1"))));
            assertThat(exits.reason()).isEqualTo(Reason.CRASHED);
        }
    }
}

package dev.lamarck.evaluate.tests;

import static dev.lamarck.evaluate.tests.IncrementalTest.child;
import static dev.lamarck.evaluate.tests.IncrementalTest.repeatable;
import static dev.lamarck.evaluate.tests.IncrementalTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evaluate.foreign.Trial;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of JUnit put together from a parent's and a few classes of tests are those of all of them. */
final class JunitIncrementalTest {

    private static final int MUTANTS = Boolean.getBoolean("lamarck.long") ? 60 : 4;
    private static final Path JARS = Path.of("target", "evaluator-jars").toAbsolutePath();
    private static final int ALL = 30;

    @TempDir
    Path scratch;

    private Path tests = Path.of("");

    @BeforeEach
    void makeTests() throws IOException {
        tests = Ledger.tests(scratch);
    }

    private Trial trial(boolean incremental, boolean coverage) {
        return Trial.of(scratch, "tests", """
                {framework: junit, tests: '%1$s', class-path: ['%2$s/junit-platform-console-standalone.jar'],
                 jacoco-agent: '%2$s/org.jacoco.agent-runtime.jar', jacoco-cli: '%2$s/org.jacoco.cli-nodeps.jar',
                 incremental: %3$s, coverage: %4$s}""".formatted(tests, JARS, incremental, coverage));
    }

    @Test
    void outcome_mutants_isThatOfAFullRun() {
        Philox draws = new Philox(5, 2, 3, 4);
        int saved = 0;
        int all = 0;
        int scored = 0;
        try (Trial full = trial(false, true);
                Trial incremental = trial(true, true)) {
            List<Program> alive = new ArrayList<>(List.of(Ledger.program()));
            incremental.outcome(alive.get(0));
            for (int i = 0; i < MUTANTS; i++) {
                Program parent = alive.get(draws.nextInt(alive.size()));
                Program mutant = JavaMutants.mutant(parent, draws);
                Outcome expected = full.outcome(mutant);
                Outcome actual = child(incremental, mutant, parent, 1);

                assertThat(actual.getClass()).isEqualTo(expected.getClass());
                if (expected instanceof Outcome.Scored) {
                    assertThat(repeatable(actual)).as(mutant.toString()).isEqualTo(repeatable(expected));
                    assertThat(Trial.artifact(actual, "failures"))
                            .as(mutant.toString())
                            .isEqualTo(Trial.artifact(expected, "failures"));
                    all += (int) run(expected);
                    saved += (int) (run(expected) - run(actual));
                    alive.add(mutant);
                    scored++;
                }
            }
        }
        System.out.printf(
                "JUnit's tests of %d mutants, %d of which compile: %d, not run again: %d%n",
                MUTANTS, scored, all, saved);
        assertThat(saved).isPositive();
    }

    @Test
    void outcome_changedMethod_runsItsClassesOfTestsAlone() {
        try (Trial trial = trial(true, false)) {
            Program parent = Ledger.program();
            Outcome whole = trial.outcome(parent);
            assertThat(run(whole)).as(Trial.text(whole)).isEqualTo(ALL);

            Outcome label = child(trial, sums("return \"low\"", "return \"Low\""), parent, 1);
            assertThat(run(label)).isEqualTo(5);
            assertThat(Trial.artifact(label, "failures")).contains("low").contains("but was: <Low>");

            // left by an exception before any probe of JaCoCo's
            assertThat(run(child(trial, sums("return share(a, 0);", "return share(a, 1);"), parent, 1)))
                    .isEqualTo(4);
            assertThat(run(child(trial, sums("return n * factor;", "return factor * n;"), parent, 1)))
                    .isEqualTo(6);
            assertThat(run(child(trial, sums("int first = n + by;", "int first = by + n;"), parent, 1)))
                    .isEqualTo(5);
            // two classes of tests, and one with a stack trace that names a line of the file
            assertThat(run(child(trial, parent.with(1, Ledger.SHAPES.replace("side * side", "side * 2")), parent, 1)))
                    .isEqualTo(5 + 4);
        }
    }

    @Test
    void outcome_changedMethodThatNoTestEnters_runsNone() {
        String extra = "static int unused() {\n return 1;\n }\n\n public static int add";
        Program parent = sums("public static int add", extra);
        Program child = parent.with(0, parent.text().replace("return 1;\n }", "return 2;\n }"));
        try (Trial trial = trial(true, true)) {
            Outcome known = trial.outcome(parent);
            Outcome outcome = child(trial, child, parent, 1);
            assertThat(run(outcome)).isZero();
            assertThat(repeatable(outcome)).isEqualTo(repeatable(known));
        }
    }

    @Test
    void outcome_unknownParentChampionOrOtherField_runsAll() {
        try (Trial trial = trial(true, false)) {
            Program parent = sums("return \"low\"", "return \"Low\"");
            assertThat(run(child(trial, parent, Ledger.program(), 1))).isEqualTo(ALL);
            assertThat(run(child(trial, Ledger.program(), parent, 26.0 / ALL))).isEqualTo(ALL);
            assertThat(run(child(trial, Ledger.program(), parent, 27.0 / ALL))).isEqualTo(5);
            assertThat(run(child(trial, sums("calls = 0", "calls = 1"), Ledger.program(), 1)))
                    .isEqualTo(ALL);
        }
    }

    @Test
    void outcome_childOfAnIncrementalRun_isIncrementalToo() {
        try (Trial trial = trial(true, true)) {
            Program second = sums("return \"low\"", "return\n\"Low\"");
            Program third = second.with(0, second.text().replace("return n * factor", "return factor * n"));
            trial.outcome(Ledger.program());
            assertThat(run(child(trial, second, Ledger.program(), 1))).isEqualTo(5);
            assertThat(run(child(trial, third, second, 1))).isEqualTo(6);
        }
    }

    @Test
    void outcome_testsThatLeaveSomethingOrStartProcesses_areRunAgain() {
        try (Trial trial = trial(true, false)) {
            trial.outcome(Ledger.program());
            for (String left : List.of(
                    "System.setProperty(\"left\", \"over\");",
                    "try { new java.io.File(\"left\").createNewFile(); } catch (java.io.IOException e) { throw new RuntimeException(e); }")) {
                Program parent = sums("SEEN.add(value);", "SEEN.add(value);\n" + left);
                Program child = parent.with(0, parent.text().replace("return \"low\"", "return \"Low\""));
                assertThat(run(child(trial, parent, Ledger.program(), 1)))
                        .as(left)
                        .isEqualTo(ALL);
                assertThat(run(child(trial, child, parent, 1))).as(left).isEqualTo(ALL);
            }
            String starts =
                    "try { new ProcessBuilder(\"true\").start().waitFor(); } catch (Exception e) { throw new RuntimeException(e); }";
            Program parent = sums("calls += 1;\n        return n * factor", starts + "\n        return n * factor");
            trial.outcome(parent);
            Program child = parent.with(0, parent.text().replace("return \"low\"", "return \"Low\""));
            // WorthTest is the last one
            assertThat(run(child(trial, child, parent, 1))).isEqualTo(5 + 6);
        }
    }

    private static Program sums(String from, String to) {
        assertThat(Ledger.SUMS).contains(from);
        return Ledger.program().with(0, Ledger.SUMS.replace(from, to));
    }
}

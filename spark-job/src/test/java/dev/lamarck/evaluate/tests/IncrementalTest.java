package dev.lamarck.evaluate.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.foreign.PythonTools;
import dev.lamarck.evaluate.foreign.Trial;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results put together from a parent's and a few tests are those of all tests. */
final class IncrementalTest {

    private static final int MUTANTS = Boolean.getBoolean("lamarck.long") ? 400 : 12;

    @TempDir
    Path scratch;

    private String config = "";

    @BeforeEach
    void makeTests() throws IOException {
        config = "{tests: '%s', python: '%s', coverage: true, incremental: %%s}"
                .formatted(Arithmetic.tests(scratch), PythonTools.of("python"));
    }

    private Trial trial(boolean incremental) {
        return Trial.of(scratch, "tests", config.formatted(incremental));
    }

    static Outcome child(Trial trial, Program program, Program parent, double best) {
        return trial.outcome(
                new Job(0, program, program.hash(), 7, 0, new Job.Context(List.of(parent), OptionalDouble.of(best))));
    }

    static double run(Outcome outcome) {
        return Trial.metrics(outcome).get("tests_run");
    }

    static Map<String, Double> repeatable(Outcome outcome) {
        Map<String, Double> metrics = new TreeMap<>(Trial.metrics(outcome));
        metrics.keySet().removeAll(Marks.MEASURED);
        return metrics;
    }

    @Test
    void outcome_mutants_isThatOfAFullRun() {
        Philox draws = new Philox(1, 2, 3, 4);
        int saved = 0;
        int all = 0;
        try (Trial full = trial(false);
                Trial incremental = trial(true)) {
            List<Program> alive = new ArrayList<>(List.of(Arithmetic.program()));
            incremental.outcome(alive.get(0));
            for (int i = 0; i < MUTANTS; i++) {
                Program parent = alive.get(draws.nextInt(alive.size()));
                Program mutant = Arithmetic.mutant(parent, draws);
                Outcome expected = full.outcome(mutant);
                Outcome actual = child(incremental, mutant, parent, 1);

                assertThat(actual.getClass()).isEqualTo(expected.getClass());
                if (expected instanceof Outcome.Scored) {
                    assertThat(repeatable(actual)).as(mutant.text()).isEqualTo(repeatable(expected));
                    all += (int) run(expected);
                    saved += (int) (run(expected) - run(actual));
                    alive.add(mutant);
                }
            }
        }
        System.out.printf("tests of %d mutants: %d, not run again: %d%n", MUTANTS, all, saved);
        assertThat(saved).isPositive();
    }

    @Test
    void outcome_changedFunction_runsItsTestsAlone() {
        try (Trial trial = trial(true)) {
            Program parent = Arithmetic.program();
            assertThat(run(trial.outcome(parent))).isEqualTo(17);

            Outcome outcome = child(trial, edited("return 1", "return 2"), parent, 1);

            assertThat(run(outcome)).isEqualTo(2);
            assertThat(Trial.metrics(outcome)).containsEntry("passed", 15.0).containsEntry("failed", 1.0);
            assertThat(Trial.artifact(outcome, "failures")).contains("test_low").contains("assert 2 == 1");
        }
    }

    @Test
    void outcome_changeThatAllTestsMaySee_runsThemAll() {
        try (Trial trial = trial(true)) {
            Program parent = Arithmetic.program();
            trial.outcome(parent);

            for (Program child : List.<Program>of(
                    edited("LIMIT = 10", "LIMIT = 9"),
                    edited("def total(values)", "def total(values, more=1)"),
                    edited("rate = 2", "rate = 2.5"),
                    edited("    return a + b", "    return b + a"), // run by the import
                    edited("yield at", "at"),
                    edited("START =", "def more():\n    return 1\n\n\nSTART ="))) {
                assertThat(run(child(trial, child, parent, 1))).as(child.text()).isEqualTo(17);
            }
        }
    }

    @Test
    void outcome_unknownParentOrChampion_runsAll() {
        try (Trial trial = trial(true)) {
            Program parent = Arithmetic.program();
            Program child = edited("return 1", "return 1 + 0");
            assertThat(run(child(trial, child, parent, 1))).isEqualTo(17);
            trial.outcome(parent);
            assertThat(run(child(trial, child, parent, 0.5))).isEqualTo(17);
            assertThat(run(child(trial, child, parent, 16 / 17.0))).isEqualTo(2);
        }
    }

    @Test
    void outcome_childOfAnIncrementalRun_isIncrementalToo() {
        try (Trial trial = trial(true)) {
            Program first = Arithmetic.program();
            Program second = edited("value * by", "by * value");
            Program third = second.with(0, second.text().replace("return 1\n", "return 1 + 0\n"));
            trial.outcome(first);
            assertThat(run(child(trial, second, first, 1))).isEqualTo(2);
            assertThat(run(child(trial, third, second, 1))).isEqualTo(2);
        }
    }

    @Test
    void outcome_testsThatLeaveFiles_areNotRemembered() {
        Program parent = edited("return 1\n", "open('left', 'w').close()\n        return 1\n");
        Program child = parent.with(0, parent.text().replace("value * by", "by * value"));
        try (Trial trial = trial(true)) {
            trial.outcome(parent);
            assertThat(run(child(trial, child, parent, 1))).isEqualTo(17);
        }
    }

    @Test
    void outcome_childWhoseTestsLeaveFiles_runsAll() {
        Program child = edited("return 1\n", "open('left', 'w').close()\n        return 1\n");
        try (Trial trial = trial(true)) {
            trial.outcome(Arithmetic.program());
            assertThat(run(child(trial, child, Arithmetic.program(), 1))).isEqualTo(17);
        }
    }

    @Test
    void heapMemory_full_forgetsTheOldest() {
        HeapMemory memory = new HeapMemory(1000);
        List<Genome> genomes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Program program = Program.of("python", "p.py", "" + i);
            genomes.add(program);
            memory.store(program.hash(), new byte[500]);
            memory.store(program.hash(), new byte[10]);
            memory.load(genomes.get(0).hash());
            assertThat(memory.bytes()).isBetween(1L, 1000L);
        }
        assertThat(memory.load(genomes.get(0).hash()))
                .hasValueSatisfying(kept -> assertThat(kept).hasSize(10));
        assertThat(memory.load(genomes.get(1).hash())).isEmpty();
        assertThat(memory.load(genomes.get(49).hash())).isPresent();
    }

    private static Program edited(String from, String to) {
        assertThat(Arithmetic.PROGRAM).contains(from);
        return Program.of("python", "program.py", Arithmetic.PROGRAM.replace(from, to));
    }
}

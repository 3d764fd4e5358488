package dev.lamarck.evaluate.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evaluate.Job;
import dev.lamarck.genome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an evaluation costs beside its own work. Prints the figures; {@code -Dlamarck.python} names another interpreter,
 * {@code -Dlamarck.python.import} a module that the evaluator imports.
 */
final class OverheadTest {

    private static final String PYTHON = System.getProperty("lamarck.python", "python3");
    private static final String IMPORT = System.getProperty("lamarck.python.import", "math");
    private static final int CANDIDATES = Boolean.getBoolean("lamarck.long") ? 1000 : 100;
    private static final int CORES = 2;

    @TempDir
    private Path folder;

    @Test
    void evaluation_ofATrivialProgram_costsMilliseconds() throws Exception {
        String module = "import %s%n%s".formatted(IMPORT, Trying.VALUE);
        try (Trying trying = new Trying(folder)) {
            List<PythonEvaluator> evaluators = List.of(
                    trying.evaluator(module, "python: " + PYTHON), trying.evaluator(module, "python: " + PYTHON));
            evaluateAll(evaluators, 20);

            double forked = evaluateAll(evaluators, CANDIDATES);

            double fresh = freshInterpreters(20);
            System.out.printf(
                    "python=%s import=%s: fork server %.2f ms a candidate and core, fresh interpreter %.1f ms%n",
                    PYTHON, IMPORT, forked, fresh);
            assertThat(forked)
                    .as("beside a fresh interpreter on the same machine")
                    .isLessThan(fresh);
        }
    }

    /** Milliseconds of one core for a candidate. */
    private static double evaluateAll(List<PythonEvaluator> evaluators, int candidates) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CORES);
        try {
            long before = System.nanoTime();
            List<Future<?>> done = new ArrayList<>();
            for (PythonEvaluator evaluator : evaluators) {
                done.add(threads.submit(() -> evaluateSome(evaluator, candidates / CORES)));
            }
            for (Future<?> each : done) {
                each.get();
            }
            return (System.nanoTime() - before) / 1e6 * CORES / candidates;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void evaluateSome(PythonEvaluator evaluator, int candidates) {
        List<Job> batch = new ArrayList<>();
        for (int i = 0; i < candidates; i++) {
            batch.add(Trying.job(Trying.program("def value():\n    return " + i + "\n")));
        }
        evaluator.evaluate(batch, (job, outcome) -> assertThat(outcome).isInstanceOf(Outcome.Scored.class));
    }

    private double freshInterpreters(int count) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("script.py"), "import %s, json%nprint(1)%n".formatted(IMPORT));
        long before = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Process process = new ProcessBuilder(PYTHON, script.toString()).start();
            process.getInputStream().readAllBytes();
            process.waitFor();
        }
        return (System.nanoTime() - before) / 1e6 / count;
    }
}

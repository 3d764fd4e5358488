package dev.lamarck.evaluate.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.sandbox.Report;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ForkServerTest {

    private static final String PID = """
            import os, time
            SERVER = os.getpid()

            def evaluate(path):
                text = open(path).read()
                if "wait" in text:
                    time.sleep(30)
                return {"combined_score": len(text), "server": SERVER}
            """;

    @TempDir
    private Path folder;

    /** The Python processes that were started with a harness below a folder. */
    static List<ProcessHandle> processesOf(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> isPython(commandLine(process), folder))
                .toList();
    }

    /** Those of them that are neither the server nor one of its guardians, which wait for the next evaluation. */
    static List<ProcessHandle> evaluationsOf(Path folder) {
        return processesOf(folder).stream()
                .filter(process -> !isServer(process)
                        && process.parent().filter(ForkServerTest::isServer).isEmpty())
                .toList();
    }

    /** An interpreter may be started by a script that asks which one is meant. */
    private static boolean isPython(String command, Path folder) {
        return command.contains(folder.toString()) && !command.contains("bash");
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException e) {
            return "";
        }
    }

    private static long server(Outcome outcome) {
        return Trying.metrics(outcome).get("server").longValue();
    }

    private static Outcome lines(PythonEvaluator evaluator, int length) {
        return Trying.outcome(evaluator, Trying.program("#".repeat(length)));
    }

    private static Optional<ProcessHandle> running(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    /** Waits until a process has ended. */
    private static void awaitEnd(long pid) {
        running(pid).map(ProcessHandle::onExit).ifPresent(CompletableFuture::join);
    }

    @Test
    void evaluations_ofManyThreads_shareOneServer_andDoNotMix() throws Exception {
        try (Trying trying = new Trying(folder)) {
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Future<List<Outcome>>> all = new ArrayList<>();
            for (int thread = 0; thread < 6; thread++) {
                int from = 100 * thread;
                all.add(threads.submit(() -> {
                    PythonEvaluator evaluator = trying.evaluator(PID);
                    return IntStream.range(from, from + 8)
                            .mapToObj(length -> lines(evaluator, length))
                            .toList();
                }));
            }
            long server = server(all.get(0).get().get(0));
            for (int thread = 0; thread < 6; thread++) {
                List<Outcome> outcomes = all.get(thread).get();
                for (int i = 0; i < 8; i++) {
                    assertThat(Trying.metrics(outcomes.get(i)))
                            .containsEntry("combined_score", (double) 100 * thread + i)
                            .containsEntry("server", (double) server);
                }
            }
            threads.shutdownNow();
        }
    }

    @Test
    void server_thatIsKilled_isStartedAgain() {
        try (Trying trying = new Trying(folder)) {
            PythonEvaluator evaluator = trying.evaluator(PID);
            long first = server(lines(evaluator, 1));
            running(first).orElseThrow().destroyForcibly();
            awaitEnd(first);

            long second = server(lines(evaluator, 2));

            assertThat(second).isNotEqualTo(first);
        }
    }

    @Test
    void evaluation_thatWasUnderWay_isRepeated() throws Exception {
        try (Trying trying = new Trying(folder)) {
            PythonEvaluator evaluator = trying.evaluator(PID.replace("time.sleep(30)", "time.sleep(2)"));
            long first = server(lines(evaluator, 1));
            Future<Outcome> waiting =
                    CompletableFuture.supplyAsync(() -> Trying.outcome(evaluator, Trying.program("# wait")));
            awaitEvaluation();
            running(first).orElseThrow().destroyForcibly();

            assertThat(server(waiting.get(60, TimeUnit.SECONDS))).isNotEqualTo(first);
        }
    }

    /** Waits until one is under way. */
    private void awaitEvaluation() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (evaluationsOf(folder).isEmpty()) {
            assertThat(System.nanoTime()).as("no evaluation within a minute").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    @Test
    void evaluation_thatDiesTwiceWithTheServer_hasCrashed() throws Exception {
        try (Trying trying = new Trying(folder)) {
            PythonEvaluator evaluator = trying.evaluator(PID);
            Future<Outcome> waiting =
                    CompletableFuture.supplyAsync(() -> Trying.outcome(evaluator, Trying.program("# wait")));
            long last = 0;
            for (int i = 0; i < 2; i++) {
                last = awaitServer(last);
                running(last).orElseThrow().destroyForcibly();
                awaitEnd(last);
            }

            assertThat(Trying.failed(waiting.get(60, TimeUnit.SECONDS)).reason())
                    .isEqualTo(Reason.CRASHED);
        }
    }

    private static boolean isServer(ProcessHandle process) {
        return process.parent().filter(ProcessHandle.current()::equals).isPresent();
    }

    /** Waits for a server that is another one than the last, and for an evaluation that has been under way for a while. */
    private long awaitServer(long last) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        long evaluation = 0;
        long since = System.nanoTime();
        while (true) {
            Optional<ProcessHandle> server = processesOf(folder).stream()
                    .filter(ForkServerTest::isServer)
                    .filter(process -> process.pid() != last)
                    .findFirst();
            long now = server.flatMap(ForkServerTest::evaluationOf).orElse(0L);
            if (now == 0 || now != evaluation) {
                evaluation = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > TimeUnit.MILLISECONDS.toNanos(700)) {
                return server.orElseThrow().pid();
            }
            assertThat(System.nanoTime()).as("no evaluation within a minute").isLessThan(until);
            Thread.onSpinWait();
        }
    }

    /** What a guardian of the server holds; trials of the isolation at the start are over at once. */
    private static Optional<Long> evaluationOf(ProcessHandle server) {
        return server.children()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .findFirst();
    }

    @Test
    void interrupt_endsTheEvaluationAtOnce() throws Exception {
        try (Trying trying = new Trying(folder)) {
            PythonEvaluator evaluator = trying.evaluator(PID);
            lines(evaluator, 1);
            CountDownLatch ended = new CountDownLatch(1);
            List<Throwable> thrown = new ArrayList<>();
            Thread thread = new Thread(() -> {
                try {
                    Trying.outcome(evaluator, Trying.program("# wait"));
                } catch (CancellationException e) {
                    thrown.add(e);
                }
                ended.countDown();
            });
            thread.start();
            awaitEvaluation();

            thread.interrupt();

            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(thrown).hasSize(1);
            assertThat(evaluationsOf(folder)).isEmpty();
            assertThat(lines(evaluator, 5)).isInstanceOf(Outcome.Scored.class);
        }
    }

    @Test
    void close_leavesNoProcess_evenWithEvaluationsUnderWay() {
        Trying trying = new Trying(folder);
        PythonEvaluator evaluator = trying.evaluator(PID);
        CompletableFuture<Outcome> waiting =
                CompletableFuture.supplyAsync(() -> Trying.outcome(evaluator, Trying.program("# wait")));
        awaitEvaluation();

        trying.close();

        assertThatThrownBy(waiting::join).hasCauseInstanceOf(CancellationException.class);
        assertThat(processesOf(folder)).isEmpty();
    }

    @Test
    void evaluation_thatCannotBeIsolated_isTheMachinesTrouble() throws Exception {
        Path file = Files.writeString(folder.resolve("evaluator.py"), Trying.VALUE);
        try (LocalPremises premises = LocalPremises.of(folder.resolve("scratch"), System.getenv());
                Workshop workshop = Workshop.of(Trying.settings(file), file, premises)) {
            Reply reply = workshop.server()
                    .evaluate(Wire.order(1, folder.resolve("none").toString(), "none.py", Map.of()))
                    .orElseThrow();

            assertThatThrownBy(() -> Verdict.of(reply, Report.of(reply.report()).ending(), List.of()))
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining("could not be isolated")
                    .hasMessageContaining("none");
        }
    }

    @Test
    void guardian_thatIsKilled_takesItsEvaluationAlong_andIsReplaced() throws Exception {
        try (Trying trying = new Trying(folder)) {
            PythonEvaluator evaluator = trying.evaluator(PID);
            CompletableFuture<Outcome> waiting =
                    CompletableFuture.supplyAsync(() -> Trying.outcome(evaluator, Trying.program("# wait")));
            awaitServer(0);

            guardians().forEach(ProcessHandle::destroyForcibly);

            assertThat(Trying.failed(waiting.get(10, TimeUnit.SECONDS)).reason())
                    .isEqualTo(Reason.CRASHED);
            assertThat(evaluationsOf(folder)).isEmpty();
            assertThat(lines(evaluator, 5)).isInstanceOf(Outcome.Scored.class);
            assertThat(guardians()).hasSize(1);
        }
    }

    private List<ProcessHandle> guardians() {
        return processesOf(folder).stream()
                .filter(process ->
                        process.parent().filter(ForkServerTest::isServer).isPresent())
                .toList();
    }

    @Test
    void evaluatorThatPrints_doesNotBreakTheFrames() {
        String module = "import os\nprint('hello')\nos.write(1, b'raw')\n" + PID;
        try (Trying trying = new Trying(folder)) {
            assertThat(lines(trying.evaluator(module), 3)).isInstanceOf(Outcome.Scored.class);
        }
    }
}

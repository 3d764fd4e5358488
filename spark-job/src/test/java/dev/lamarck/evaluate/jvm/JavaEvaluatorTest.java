package dev.lamarck.evaluate.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.foreign.BrokenSandbox;
import dev.lamarck.evaluate.foreign.Trial;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.genome.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JavaEvaluatorTest {

    private static final String EVALUATOR = """
            import java.util.Map;

            public final class Scoring {
                public interface Solver {
                    double solve(double x);
                }

                public static Map<String, ?> evaluate(Class<?> program, long seed) throws Exception {
                    Solver solver = (Solver) program.getDeclaredConstructor().newInstance();
                    return Map.of("score", solver.solve(3), "seed", seed, "ok", true, "name", program.getName());
                }
            }
            """;

    @TempDir
    Path scratch;

    private Trial trial(String more) throws IOException {
        return trial(EVALUATOR, more);
    }

    private Trial trial(String evaluator, String more) throws IOException {
        Path file = Files.writeString(scratch.resolve("Scoring.java"), evaluator);
        return Trial.of(scratch, "java", "{evaluator: '%s', spares: 1%s}".formatted(file, more));
    }

    private static Program solver(String body) {
        return Program.of("java", "Candidate.java", """
                public final class Candidate implements Scoring.Solver {
                    @Override
                    public double solve(double x) {
                        %s
                    }
                }
                """.formatted(body));
    }

    @Test
    void outcome_program_isScoredByTheEvaluator() throws IOException {
        try (Trial trial = trial("")) {
            Outcome outcome = trial.outcome(solver("System.out.println(\"hello\"); return x * 2;"));

            assertThat(Trial.metrics(outcome)).containsEntry("score", 6.0).containsEntry("ok", 1.0);
            assertThat(Trial.artifact(outcome, "name")).isEqualTo("Candidate");
            assertThat(Trial.artifact(outcome, "stdout")).isEqualTo("hello\n");
            assertThat(Trial.metrics(outcome))
                    .isEqualTo(trial.metrics(solver("System.out.println(\"hello\"); return x * 2;")));
        }
    }

    @Test
    void outcome_severalFilesInPackages_areCompiledTogether() throws IOException {
        Program program = new Program(
                "java",
                List.of(
                        new SourceFile("a/Main.java", "package a; public class Main extends b.Base {}"),
                        new SourceFile(
                                "b/Base.java",
                                "package b; public class Base { public String toString() { return \"base\"; } }"),
                        new SourceFile("notes.txt", "none")));
        String evaluator = """
                package judging;
                public final class Scoring {
                    public static java.util.Map<String, ?> evaluate(Class<?> program, long seed) throws Exception {
                        return java.util.Map.of("length", program.getConstructor().newInstance().toString().length());
                    }
                }
                """;
        try (Trial trial = trial(evaluator, "")) {
            assertThat(trial.metrics(program)).isEqualTo(Map.of("length", 4.0));
        }
    }

    @Test
    void outcome_whatGoesWrong_isToldForWhatItIs() throws IOException {
        try (Trial trial = trial(", limits: {timeout: 2s, memory: 256MiB}")) {
            assertFailed(
                    trial,
                    "throw new IllegalStateException(\"no\");",
                    Reason.EVALUATOR_ERROR,
                    "IllegalStateException: no");
            assertFailed(trial, "System.exit(3); return 1;", Reason.CRASHED, "exit code 3");
            assertFailed(trial, "Runtime.getRuntime().halt(0); return 1;", Reason.CRASHED, "exit code 0");
            assertFailed(trial, "while (true) {}", Reason.TIMEOUT, "2000 ms");
            assertFailed(
                    trial,
                    "try { Thread.currentThread().join(); } catch (InterruptedException e) {} return 1;",
                    Reason.TIMEOUT,
                    "2000 ms");
            assertFailed(trial, "return solve(x) + 1;", Reason.EVALUATOR_ERROR, "StackOverflowError");
            assertFailed(
                    trial,
                    "var all = new java.util.ArrayList<long[]>(); while (true) all.add(new long[1 << 20]);",
                    Reason.OUT_OF_MEMORY,
                    "OutOfMemoryError");
            assertFailed(trial, "return y;", Reason.INVALID, "Candidate.java:4: cannot find symbol");
            assertThat(Trial.failure(trial.outcome(Vector.of(1))).reason()).isEqualTo(Reason.INVALID);
            assertThat(Trial.metrics(trial.outcome(solver("return 1;")))).containsEntry("score", 1.0);
        }
    }

    private static void assertFailed(Trial trial, String body, Reason reason, String message) {
        Outcome.Failed failed = Trial.failure(trial.outcome(solver(body)));
        assertThat(failed.reason()).as(failed.message()).isEqualTo(reason);
        assertThat(failed.message()).contains(message);
    }

    @Test
    void outcome_floodOfOutput_isCutAndScored() throws IOException {
        String flood =
                "byte[] b = new byte[1 << 16]; for (int i = 0; i < 1600; i++) System.out.write(b, 0, b.length); return 1;";
        try (Trial trial = trial("")) {
            Outcome outcome = trial.outcome(solver(flood));
            assertThat(Trial.metrics(outcome)).containsEntry("score", 1.0);
            assertThat(Trial.artifact(outcome, "stdout").length()).isLessThan(2 << 20);
        }
    }

    @Test
    void outcome_reuse_sharesAJvmButNoClasses() throws IOException {
        String evaluator = """
                public final class Scoring {
                    static int calls;
                    public static java.util.Map<String, ?> evaluate(Class<?> program, long seed) throws Exception {
                        return java.util.Map.of("calls", ++calls, "own", program.getMethod("count").invoke(null));
                    }
                }
                """;
        Program counter = Program.of(
                "java",
                "Candidate.java",
                "public class Candidate { static int n; public static int count() { return ++n; } }");
        try (Trial trial = trial(evaluator, ", reuse: 2")) {
            assertThat(trial.metrics(counter)).isEqualTo(Map.of("calls", 1.0, "own", 1.0));
            assertThat(trial.metrics(counter)).isEqualTo(Map.of("calls", 2.0, "own", 1.0));
            assertThat(trial.metrics(counter)).isEqualTo(Map.of("calls", 1.0, "own", 1.0));
        }
    }

    /** What the compiler needs to find its type doubles with each level. */
    private static String slow() {
        int levels = 40;
        return "id(x > 0 ? ".repeat(levels) + "1.0" + " : 2)".repeat(levels);
    }

    @Test
    void outcome_whileAnotherProgramIsCompiled_doesNotWaitForIt() throws IOException {
        Program slow = Program.of("java", "Candidate.java", """
                public final class Candidate implements Scoring.Solver {
                    static <T> T id(T t) { return t; }
                    @Override
                    public double solve(double x) {
                        Object o = %s;
                        return 1;
                    }
                }
                """.formatted(slow()));
        try (Trial trial = trial(", compile-timeout: 20s")) {
            trial.outcome(solver("return 1;"));
            CompletableFuture<Outcome> late = CompletableFuture.supplyAsync(() -> trial.outcome(slow));
            assertThat(Trial.metrics(trial.outcome(solver("return 2;")))).containsEntry("score", 2.0);
            assertThat(Trial.metrics(trial.outcome(solver("return 3;")))).containsEntry("score", 3.0);
            assertThat(late).isNotDone();
            assertThat(Trial.failure(late.join()).reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void outcome_onAMachineThatStartsNoProcess_isNobodysFailure() throws IOException {
        Files.createDirectories(scratch.resolve("classes"));
        String config =
                "{evaluator: some.Scoring, class-path: ['%s'], spares: 1}".formatted(scratch.resolve("classes"));
        try (Trial trial = Trial.of(scratch, "java", config, new BrokenSandbox())) {
            assertThatThrownBy(() -> trial.outcome(solver("return 1;"))).isSameAs(BrokenSandbox.TROUBLE);
        }
    }

    @Test
    void open_evaluatorThatIsNone_saysWhatIsWrong() throws IOException {
        assertThatThrownBy(() -> trial("class Scoring {", ""))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("reached end of file");
        assertThatThrownBy(() -> Trial.of(scratch, "java", "evaluator: /nowhere/Scoring.java"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("/nowhere/Scoring.java");
        try (Trial trial = trial("public class Scoring {}", "")) {
            assertThatThrownBy(() -> trial.evaluator().check(List.of()))
                    .isInstanceOf(ConfException.class)
                    .hasMessageContaining("evaluate");
        }
    }
}

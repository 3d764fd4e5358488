package dev.lamarck.evaluate.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs of {@code src/test/resources/hostile}, evaluated two at a time beside a harmless one: each fails for the
 * right reason or scores honestly, the harmless one never notices, and nothing is left.
 */
final class HostileProgramsTest {

    private static final String EVALUATOR =
            "import os\n" + Trying.VALUE.replace("return {\"combined_score\": load(path).value()}", """
            score = load(path).value()
                return score if isinstance(score, dict) else {"combined_score": score}

            BEST = 2.5
            """);

    private static final String LIMITS =
            "limits: {timeout: 3s, memory: 512MiB, processes: 40, file-size: 32MiB, disk: 64MiB, files: 2000, output: 64KiB}";

    private static final String SECRET = "planted-5e8f21";
    private static final String EXPECTED = """
            timeout: infinite_loop sleep deaf
            over-limit: file_flood disk_flood large_file huge_metrics deep_folders
            crashed: os_exit system_exit segfault abort close_everything
            tampered: patch_evaluator patch_code patch_constant patch_clock patch_builtins patch_harness forge_result forge_unfit patch_path
            evaluator-error: connect_out send_datagram listen recursion keyboard_interrupt lying_number
            evaluator-error: not_utf8 not_python many_files_open
            honest: kill_siblings daemon delete_folder lock_folder overwrite_evaluator overwrite_others
            honest: read_environments look_for_keys link_out replace_artifacts_folder threads_left replace_streams
            honest: huge_artifact read_parent_memory stop_everyone
            not-finite: not_a_number infinite
            over-limit out-of-memory evaluator-error: fork_bomb
            over-limit evaluator-error: thread_bomb
            out-of-memory: memory_bomb shared_memory_bomb headless_memory_bomb
            over-limit out-of-memory honest: endless_name
            honest timeout: stdout_flood
            crashed evaluator-error honest: kill_parent kill_all
            crashed evaluator-error out-of-memory timeout: deep_recursion
            """;
    private static final String HONEST = "honest";

    /** Where no namespace bounds the processes of root, these would take the machine down with them. */
    private static final Set<String> UNBOUNDED = Set.of("fork_bomb", "thread_bomb");

    @TempDir
    private static Path folder;

    private static Trying trying;
    private static Process bystander;
    private static ServerSocket port;
    private static Path secret;
    private static String evaluatorText;
    private static final Map<String, Outcome> OUTCOMES = new ConcurrentHashMap<>();
    private static final Set<Outcome> HARMLESS = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void evaluateAll() throws Exception {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLANTED_API_KEY", SECRET);
        trying = new Trying(folder.resolve("work"), environment);
        secret = Files.writeString(
                Files.createDirectories(folder.resolve("elsewhere")).resolve("key.txt"), SECRET);
        ProcessBuilder sleeper = new ProcessBuilder("sleep", "600");
        sleeper.environment().put("PLANTED_API_KEY", SECRET);
        bystander = sleeper.start();
        port = new ServerSocket(0);
        PythonEvaluator first = trying.evaluator(EVALUATOR, LIMITS);
        List<Path> programs = programs(first.isolation().contains("pid-ns"));
        evaluatorText = Files.readString(evaluatorFile());
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<?>> running = new ArrayList<>();
        Future<?> harmless = threads.submit(() -> evaluateHarmless(trying.evaluator(EVALUATOR, LIMITS)));
        running.add(threads.submit(() -> evaluateEachSecond(first, programs, 0)));
        running.add(threads.submit(() -> evaluateEachSecond(trying.evaluator(EVALUATOR, LIMITS), programs, 1)));
        for (Future<?> each : running) {
            each.get();
        }
        harmless.cancel(true);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static List<Path> programs(boolean bounded) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/hostile"))) {
            return files.filter(program -> bounded || !UNBOUNDED.contains(name(program)))
                    .sorted()
                    .toList();
        }
    }

    @AfterAll
    static void close() throws IOException {
        trying.close();
        bystander.destroyForcibly();
        port.close();
    }

    private static void evaluateHarmless(PythonEvaluator evaluator) {
        while (!Thread.currentThread().isInterrupted()) {
            HARMLESS.add(Trying.value(evaluator, "0.5"));
        }
    }

    private static String name(Path program) {
        return program.getFileName().toString().replace(".py", "");
    }

    private static void evaluateEachSecond(PythonEvaluator evaluator, List<Path> programs, int from) {
        for (int i = from; i < programs.size(); i += 2) {
            OUTCOMES.put(name(programs.get(i)), Trying.outcome(evaluator, Trying.program(text(programs.get(i)))));
        }
    }

    private static String text(Path program) {
        try {
            return Files.readString(program)
                    .replace("@SECRET@", SECRET)
                    .replace("@FILE@", secret.toString())
                    .replace("@PORT@", Integer.toString(port.getLocalPort()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What may become of each: the reasons for failing, or an honest score. */
    private static Map<String, Set<String>> expected() {
        Map<String, Set<String>> expected = new TreeMap<>();
        EXPECTED.lines().forEach(line -> {
            String[] sides = line.split(": ");
            for (String name : sides[1].split(" ")) {
                expected.put(name, Set.of(sides[0].split(" ")));
            }
        });
        return expected;
    }

    private static String ending(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.reason().code() : HONEST;
    }

    @Test
    void each_failsForTheRightReason_orScores() {
        Map<String, String> surprises = new TreeMap<>();
        expected().forEach((name, endings) -> {
            Outcome outcome = OUTCOMES.get(name);
            if (outcome == null) {
                assertThat(UNBOUNDED).contains(name);
            } else if (!endings.contains(ending(outcome))) {
                surprises.put(name, outcome + " " + Trying.texts(outcome));
            }
        });

        assertThat(surprises).isEmpty();
        assertThat(expected().keySet()).containsAll(OUTCOMES.keySet());
        assertThat(OUTCOMES).hasSizeGreaterThan(48);
    }

    @Test
    void scores_areHonest() {
        OUTCOMES.forEach((name, outcome) -> {
            if (outcome instanceof Outcome.Scored) {
                assertThat(Trying.metrics(outcome).get("combined_score"))
                        .as(name)
                        .isEqualTo(1.0);
            }
        });
    }

    @Test
    void others_neverNotice() {
        assertThat(HARMLESS).isEqualTo(Set.of(HARMLESS.iterator().next()));
        assertThat(Trying.metrics(HARMLESS.iterator().next())).isEqualTo(Map.of("combined_score", 0.5));
        assertThat(bystander.isAlive()).isTrue();
    }

    @Test
    void secret_isNeverFound() {
        OUTCOMES.forEach((name, outcome) -> outcome.artifacts().stream()
                .filter(artifact -> !artifact.name().equals("traceback"))
                .forEach(artifact -> assertThat(new String(artifact.content(), StandardCharsets.UTF_8))
                        .as(name)
                        .doesNotContain(SECRET, "root:")));
    }

    @Test
    void files_areAsTheyWere() throws IOException {
        assertThat(Files.readString(evaluatorFile())).isEqualTo(evaluatorText);
        assertThat(Files.readString(secret)).isEqualTo(SECRET);
        try (Stream<Path> left = Files.walk(trying.scratch(), 2)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.matches("e\\d+|escaped"));
        }
    }

    @Test
    void processes_areGone() {
        assertThat(ForkServerTest.evaluationsOf(folder)).isEmpty();
    }

    private static Path evaluatorFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("work/evaluator"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }
}

package dev.lamarck.evaluate.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of evaluators, clause by clause, with failures as failures. */
final class PythonContractTest {

    @TempDir
    private Path folder;

    private Trying trying;

    @BeforeEach
    void open() {
        trying = new Trying(folder);
    }

    @AfterEach
    void close() {
        trying.close();
    }

    private Outcome returned(String expression, String... settings) {
        String module = "def evaluate(path):\n    return " + expression + "\n";
        return Trying.value(trying.evaluator(module, settings), "0");
    }

    @Test
    void evaluate_returningADict_isScored() {
        Outcome outcome = Trying.value(trying.evaluator(Trying.VALUE), "0.25");

        assertThat(Trying.metrics(outcome)).isEqualTo(Map.of("combined_score", 0.25));
    }

    @Test
    void evaluate_returningAnEvaluationResult_hasArtifacts() {
        String module = """
                from openevolve.evaluation_result import EvaluationResult

                def evaluate(path):
                    result = EvaluationResult.from_dict({"combined_score": 1, "other": True})
                    assert not result.has_artifacts() and result.to_dict()["combined_score"] == 1
                    artifacts = {"log": "h\u00e4", "raw": b"\\xff\\x00", "table": {"rows": [1, 2]}}
                    result = EvaluationResult(metrics=result.metrics, artifacts=artifacts)
                    assert result.get_artifact_keys() == ["log", "raw", "table"]
                    assert result.get_artifact_size("log") == 3 and result.get_artifact_size("none") == 0
                    assert result.get_total_artifact_size() > 5
                    return result
                """;

        Outcome outcome = Trying.value(trying.evaluator(module), "0");

        assertThat(Trying.metrics(outcome)).isEqualTo(Map.of("combined_score", 1.0, "other", 1.0));
        assertThat(outcome.artifacts())
                .extracting("name", "mediaType")
                .containsExactly(
                        tuple("log", "text/plain"),
                        tuple("raw", "application/octet-stream"),
                        tuple("table", "application/json"));
        assertThat(Trying.texts(outcome)).containsEntry("log", "hä").containsEntry("table", "{\"rows\": [1, 2]}");
    }

    @Test
    void evaluator_isImportedOnce_withItsFolderFirst() throws Exception {
        Path home = Files.createDirectories(folder.resolve("evaluator"));
        Files.writeString(home.resolve("sibling.py"), "LOADS = []\n");
        String module = """
                import os, sys, sibling
                PID = os.getpid()
                sibling.LOADS.append(1)
                def evaluate(path):
                    assert sys.modules["evaluation_module"].evaluate is evaluate
                    assert os.path.samefile(sys.path[0], os.path.dirname(__file__))
                    sibling.LOADS.append(1)
                    return {"combined_score": len(sibling.LOADS), "pid": PID}
                """;
        PythonEvaluator evaluator = trying.evaluator(module);

        Map<String, Double> first = Trying.metrics(Trying.value(evaluator, "1"));
        Map<String, Double> second = Trying.metrics(Trying.value(evaluator, "2"));

        assertThat(first).containsEntry("combined_score", 2.0);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void program_isATemporaryFileThatIsGoneAfterwards() throws Exception {
        String module = """
                import os
                def evaluate(path):
                    name = os.path.basename(path)
                    text = open(path, encoding="utf-8").read()
                    ok = name.startswith("tmp") and name.endswith(".py") and text == "# \u00e9\\n"
                    open("left.txt", "w").write("x")
                    return {"combined_score": ok, "cwd": os.path.samefile(os.getcwd(), os.environ["HOME"])}
                """;

        Outcome outcome = Trying.outcome(trying.evaluator(module), Trying.program("# \u00e9\n"));

        assertThat(Trying.metrics(outcome)).isEqualTo(Map.of("combined_score", 1.0, "cwd", 1.0));
        try (Stream<Path> files = Files.walk(trying.scratch())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("tmp") || name.equals("left.txt"));
        }
    }

    @Test
    void program_ofSeveralFiles_liesAsItsPathsSay() {
        String module = """
                import os, runpy
                def evaluate(path):
                    base = os.path.dirname(path)
                    return {"combined_score": os.path.basename(path) == "main.txt",
                            "other": len(open(os.path.join(base, "lib", "deep", "b.txt")).read())}
                """;
        Program program =
                new Program("text", List.of(new SourceFile("main.txt", "x"), new SourceFile("lib/deep/b.txt", "four")));

        Outcome outcome = Trying.outcome(trying.evaluator(module), program);

        assertThat(Trying.metrics(outcome)).isEqualTo(Map.of("combined_score", 1.0, "other", 4.0));
    }

    @Test
    void coroutine_isAwaited() {
        String module = """
                import asyncio
                async def evaluate(path):
                    await asyncio.sleep(0)
                    return {"combined_score": 3}
                """;

        assertThat(Trying.metrics(Trying.value(trying.evaluator(module), "0"))).containsEntry("combined_score", 3.0);
    }

    @Test
    void withoutACombinedScore_theMeanOfWhatIsNoFeatureAndNoTruthStandsIn() {
        Outcome outcome = returned("{'a': 1, 'b': 2.0, 'flag': True, 'complexity': 100, 'nan': float('nan')}");

        assertThat(Trying.metrics(outcome)).containsEntry("combined_score", 1.5).containsEntry("flag", 1.0);
        assertThat(Trying.texts(outcome).get("combined-score")).contains("no combined_score", "mean of a, b");
    }

    @Test
    void withFeaturesOnly_theirMeanStandsIn() {
        assertThat(Trying.metrics(returned("{'depth': 4, 'width': 2}", "feature-dimensions: [depth, width]")))
                .containsEntry("combined_score", 3.0);
    }

    @Test
    void combinedScore_asAText_countsAsItsNumber() {
        assertThat(Trying.metrics(returned("{'combined_score': ' 0.5 '}"))).containsEntry("combined_score", 0.5);
        assertThat(Trying.failed(returned("{'combined_score': None}")).message())
                .contains("no number", "None");
    }

    @Test
    void metric_thatIsNoNumber_isKeptAsAnArtifact() {
        Outcome outcome =
                returned("{'combined_score': 1, 'artifacts': {'why': [1, None]}, 'note': 'fine', 'n': 10**400}");

        assertThat(Trying.metrics(outcome))
                .containsOnlyKeys("combined_score", "n")
                .containsEntry("n", Double.POSITIVE_INFINITY);
        assertThat(Trying.texts(outcome))
                .containsEntry("artifacts", "{\"why\": [1, null]}")
                .containsEntry("note", "fine");
    }

    @Test
    void wrongType_hasFailed() {
        Outcome.Failed failed = Trying.failed(returned("[1, 2]"));

        assertThat(failed.reason()).isEqualTo(Reason.EVALUATOR_ERROR);
        assertThat(failed.message()).contains("list", "EvaluationResult");
    }

    @Test
    void noNumber_hasFailed() {
        assertThat(Trying.failed(returned("{}")).reason()).isEqualTo(Reason.MISSING_METRIC);
    }

    @Test
    void scoreThatIsNotFinite_hasFailed() {
        assertThat(Trying.failed(returned("{'combined_score': float('nan')}")).reason())
                .isEqualTo(Reason.NOT_FINITE);
        assertThat(Trying.failed(returned("{'combined_score': -float('inf')}")).reason())
                .isEqualTo(Reason.NOT_FINITE);
    }

    @Test
    void exception_hasFailed_withItsTracebackAndWhatWasPrinted() {
        String module = """
                import sys
                def evaluate(path):
                    print("to stdout")
                    print("to stderr", file=sys.stderr)
                    raise ValueError("bad \\udcff luck")
                """;

        Outcome.Failed failed = Trying.failed(Trying.value(trying.evaluator(module), "0"));

        assertThat(failed.reason()).isEqualTo(Reason.EVALUATOR_ERROR);
        assertThat(failed.message()).startsWith("evaluate: ValueError: bad");
        Map<String, String> texts = Trying.texts(failed);
        assertThat(texts.get("traceback")).contains("raise ValueError").doesNotContain("lamarck_harness");
        assertThat(texts).containsEntry("stdout", "to stdout\n").containsEntry("stderr", "to stderr\n");
    }

    @Test
    void exception_isTriedAgain_asOftenAsTheSettingsSay() {
        String module = """
                tries = 0
                def evaluate(path):
                    global tries
                    tries += 1
                    if tries < 3:
                        raise ValueError(tries)
                    return {"combined_score": tries}
                """;

        assertThat(Trying.metrics(Trying.value(trying.evaluator(module, "max-retries: 2", "retry-pause: 10ms"), "0")))
                .containsEntry("combined_score", 3.0);
        assertThat(Trying.failed(Trying.value(trying.evaluator(module, "max-retries: 1", "retry-pause: 10ms"), "0"))
                        .message())
                .contains("ValueError: 2");
    }

    @Test
    void timeout_holdsForEachAttempt_andIsNotTriedAgain() {
        String module = """
                import time
                tries = 0
                def evaluate(path):
                    global tries
                    tries += 1
                    if tries == 1:
                        time.sleep(0.5)
                        raise ValueError("slow")
                    print("try", tries)
                    time.sleep(60)
                """;
        String[] settings = {"limits: {timeout: 1s}", "max-retries: 5", "retry-pause: 100ms"};

        long before = System.nanoTime();
        Outcome.Failed failed = Trying.failed(Trying.value(trying.evaluator(module, settings), "0"));

        assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
        assertThat(failed.message()).contains("longer than 1 s");
        assertThat(Trying.texts(failed)).containsEntry("stdout", "try 2\n");
        assertThat((System.nanoTime() - before) / 1e9).isLessThan(20);
    }

    @Test
    void artifacts_areBounded() {
        String module = """
                from openevolve.evaluation_result import EvaluationResult
                def evaluate(path):
                    artifacts = {"long": "x" * 5000, "a": "y" * 900, "b": "z" * 900}
                    return EvaluationResult({"combined_score": 1}, artifacts)
                """;

        Outcome outcome = Trying.value(trying.evaluator(module, "artifacts: {each: 1000B, all: 2000B}"), "0");

        assertThat(Trying.texts(outcome).get("long")).endsWith("(cut: 1000 of 5000 bytes)");
        assertThat(Trying.texts(outcome)).containsKey("a").doesNotContainKey("b");
        assertThat(Trying.texts(outcome).get("artifacts-left-out")).endsWith(": b");
    }

    @Test
    void files_thatAreLeftAsArtifacts_areKept_butNoLinks() {
        String module = """
                import os
                def evaluate(path):
                    place = os.environ["LAMARCK_ARTIFACTS"]
                    open(os.path.join(place, "plot.svg"), "w").write("<svg/>")
                    os.symlink("/etc/passwd", os.path.join(place, "link.txt"))
                    return {"combined_score": 1}
                """;

        assertThat(Trying.texts(Trying.value(trying.evaluator(module), "0"))).isEqualTo(Map.of("plot.svg", "<svg/>"));
    }

    @Test
    void seeds_followFromTheGenome_notFromTheWorker() {
        String module = """
                import os, random
                def evaluate(path):
                    return {"combined_score": random.random(), "hash": hash("text"), "seed": int(os.environ["LAMARCK_SEED"]) % 997}
                """;
        Outcome first = Trying.value(trying.evaluator(module), "1");
        Trying.value(trying.evaluator(module), "2");
        try (Trying other = new Trying(folder.resolve("other"))) {
            assertThat(Trying.value(other.evaluator(module), "1")).isEqualTo(first);
            assertThat(Trying.value(other.evaluator(module), "2")).isNotEqualTo(first);
        }
    }

    @Test
    void evaluatorThatPatchesAndPutsBack_isLeftAlone() {
        String module = """
                import time
                CALLS = 0
                LIMIT = 3
                def evaluate(path):
                    global CALLS
                    CALLS += 1
                    clock, time.time = time.time, lambda: 0.0
                    time.time()
                    time.time = clock
                    return {"combined_score": CALLS}
                """;

        assertThat(Trying.metrics(Trying.value(trying.evaluator(module), "0"))).containsEntry("combined_score", 1.0);
    }
}

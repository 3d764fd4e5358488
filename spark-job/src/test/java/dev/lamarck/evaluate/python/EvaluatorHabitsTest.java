package dev.lamarck.evaluate.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evaluate.Job;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What evaluators that were written for OpenEvolve are in the habit of doing works in isolation as well. */
final class EvaluatorHabitsTest {

    private static final String LOAD = Trying.VALUE.substring(0, Trying.VALUE.indexOf("def evaluate"));

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

    private Map<String, Double> metrics(String module, String expression) {
        return Trying.metrics(Trying.value(trying.evaluator(module, "limits: {timeout: 20s}"), expression));
    }

    @Test
    void gpus_areToldByTheUsualVariable() {
        String module = """
                import os

                def evaluate(path):
                    return {"combined_score": float(os.environ.get("CUDA_VISIBLE_DEVICES", "-1"))}
                """;
        Program program = Trying.program("");
        Job.Context context = new Job.Context(List.of(), OptionalDouble.empty(), List.of("3"));
        List<Outcome> outcomes = new ArrayList<>();
        trying.evaluator(module)
                .evaluate(
                        List.of(
                                new Job(0, program, program.hash(), 7, 0, context),
                                new Job(1, program, program.hash(), 7, 0, Job.Context.none())),
                        (job, outcome) -> outcomes.add(outcome));

        assertThat(outcomes)
                .extracting(outcome -> Trying.metrics(outcome).get("combined_score"))
                .containsExactly(3.0, -1.0);
    }

    @Test
    void programInAnInterpreterOfItsOwn_handsItsResultOverInATemporaryFile() {
        String module = """
                import os, pickle, subprocess, sys, tempfile

                SCRIPT = '''
                import pickle, sys
                sys.path.insert(0, %r)
                import %s as program
                with open(%r, "wb") as out:
                    pickle.dump(program.value(), out)
                '''

                def evaluate(path):
                    where, name = os.path.split(path)
                    with tempfile.NamedTemporaryFile("w", suffix=".py", delete=False) as script:
                        results = script.name + ".results"
                        script.write(SCRIPT % (where, name[:-3], results))
                    try:
                        done = subprocess.run([sys.executable, script.name], capture_output=True, timeout=10)
                        assert done.returncode == 0, done.stderr
                        with open(results, "rb") as file:
                            return {"combined_score": pickle.load(file)}
                    finally:
                        os.unlink(script.name)
                """;

        assertThat(metrics(module, "3.5")).containsEntry("combined_score", 3.5);
    }

    @Test
    void interpretersThatAnEvaluationStarts_areSeededToo() {
        String module = """
                import random, subprocess, sys

                def evaluate(path):
                    draw = [sys.executable, "-c", "import random; print(random.random())"]
                    return {"combined_score": float(subprocess.check_output(draw)), "own": random.random()}
                """;
        Map<String, Double> first = metrics(module, "1");

        assertThat(first.get("combined_score")).isEqualTo(first.get("own"));
        assertThat(metrics(module, "1")).isEqualTo(first);
        assertThat(metrics(module, "2")).isNotEqualTo(first);
    }

    @Test
    void threadsWithATimeout_giveTheirResult_orAreLate() {
        String module = LOAD + """
                import concurrent.futures, threading

                def evaluate(path):
                    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
                        value = pool.submit(load(path).value).result(timeout=5)
                        open_end = threading.Event()
                        try:
                            pool.submit(open_end.wait).result(timeout=0.05)
                            late = 0
                        except concurrent.futures.TimeoutError:
                            late = 1
                        finally:
                            open_end.set()
                    return {"combined_score": value, "late": late}
                """;

        assertThat(metrics(module, "2")).isEqualTo(Map.of("combined_score", 2.0, "late", 1.0));
    }

    @Test
    void alarm_interruptsTheProgram() {
        String module = LOAD + """
                import signal

                class Late(Exception):
                    pass

                def handler(number, frame):
                    raise Late()

                def evaluate(path):
                    signal.signal(signal.SIGALRM, handler)
                    signal.setitimer(signal.ITIMER_REAL, 0.05)
                    try:
                        while True:
                            load(path).value()
                    except Late:
                        return {"combined_score": 0, "late": 1}
                    finally:
                        signal.alarm(0)
                """;

        assertThat(metrics(module, "__import__('signal').pause()")).containsEntry("late", 1.0);
    }

    @Test
    void poolOfProcesses_computes() {
        String module = """
                import multiprocessing

                def square(x):
                    return x * x

                def evaluate(path):
                    with multiprocessing.Pool(2) as pool:
                        return {"combined_score": sum(pool.map(square, range(4)))}
                """;

        assertThat(metrics(module, "0")).containsEntry("combined_score", 14.0);
    }

    @Test
    void siblings_areFoundByImportAndByPath_whenTheyAreNeeded() throws IOException {
        Path home = Files.createDirectories(folder.resolve("evaluator"));
        Files.writeString(home.resolve("fixtures_of_mine.py"), "SIZE = 4\n");
        Files.writeString(home.resolve("data.json"), "{\"size\": 5}");
        String module = """
                import json, os

                def evaluate(path):
                    from fixtures_of_mine import SIZE
                    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data.json")) as data:
                        return {"combined_score": SIZE + json.load(data)["size"]}
                """;

        assertThat(metrics(module, "0")).containsEntry("combined_score", 9.0);
    }

    @Test
    void whatAnEvaluatorPrints_isNoArtifactOfAScore() {
        Outcome outcome = Trying.value(
                trying.evaluator("def evaluate(path):\n    print('noise')\n    return {'combined_score': 1}\n"), "0");

        assertThat(outcome.artifacts()).isEmpty();
    }
}

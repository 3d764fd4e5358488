package dev.lamarck.evaluate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.Endings;
import dev.lamarck.evaluate.foreign.Executable;
import dev.lamarck.evaluate.foreign.Findings;
import dev.lamarck.evaluate.foreign.Scripts;
import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Runs tests with pytest, through the script {@code lamarck_tests.py}: it forks a process for each test, leaves out
 * those that cannot end otherwise than the parent's, and has pytest and coverage.py report all of them as if it had not.
 */
final class PytestRunner implements TestRunner {

    private static final String OWN = ".lamarck/";
    private static final int LONGEST_FILE = 1 << 24;
    private static final int NO_TESTS = 5;
    private static final int SOME_FAILED = 1;

    private final TestsSettings settings;
    private final Bench bench;
    private final Suite suite;
    private final Recall recall;
    private final Executable python;
    private final Path script;

    PytestRunner(TestsSettings settings, Bench bench, Suite suite, Recall recall) {
        this.settings = settings;
        this.bench = bench;
        this.suite = suite;
        this.recall = recall;
        this.python = bench.executable(settings.python());
        this.script = Scripts.lay(bench.premises(), TestsEvaluator.class, "lamarck_tests.py");
    }

    @Override
    public void requireTools() {
        List<String> modules = new ArrayList<>(List.of("pytest"));
        if (settings.wantsCoverage() || settings.incremental()) {
            modules.add("coverage");
        }
        String asks = "import importlib.util as u, sys; print(*[m for m in sys.argv[1:] if u.find_spec(m) is None])";
        List<String> command = new ArrayList<>(List.of("-c", asks));
        command.addAll(modules);
        try (WorkFolder folder = bench.folder()) {
            Ending ending = bench.run(folder, call(folder, command));
            String said = new String(ending.succeeded() ? ending.out() : ending.err(), StandardCharsets.UTF_8).strip();
            if (!ending.succeeded()) {
                throw TestsErrors.badPython(settings.python(), said + " " + ending.detail());
            }
            if (!said.isEmpty()) {
                throw TestsErrors.noModules(settings.python(), said);
            }
        }
    }

    @Override
    public Outcome run(Job job, Program program) {
        try (WorkFolder folder = bench.folder()) {
            folder.lay(program);
            suite.lay(folder);
            folder.write(
                    OWN + "order.json", order(job, program, folder).toString().getBytes(StandardCharsets.UTF_8));
            folder.write(OWN + "tmp/.keep", new byte[0]);
            Ending ending = bench.run(
                    folder,
                    call(folder, List.of(script.toString(), OWN + "order.json")).on(job.context()));
            return Endings.stopped("pytest", ending).orElseGet(() -> read(job, folder, ending));
        }
    }

    private Outcome read(Job job, WorkFolder folder, Ending ending) {
        Optional<JsonNode> answer = Findings.object(text(folder, "answer.json"));
        byte[] report = folder.read(OWN + "junit.xml", LONGEST_FILE);
        if (ending.code() == NO_TESTS) {
            return Endings.failed(Reason.EVALUATOR_ERROR, "pytest found no tests", ending);
        }
        if (answer.isEmpty() || report.length == 0) {
            return Endings.failed(
                    Reason.CRASHED, "pytest ended with code %d before its report".formatted(ending.code()), ending);
        }
        if (!suite.isWhole(folder)) {
            return Endings.failed(Reason.TAMPERED, "The program changed its tests", ending);
        }
        if (ending.code() > SOME_FAILED) {
            return Endings.failed(
                    Reason.EVALUATOR_ERROR,
                    "pytest could not run the tests (exit code %d)".formatted(ending.code()),
                    ending);
        }
        Optional.ofNullable(answer.get().get("memory"))
                .filter(JsonNode::isObject)
                .ifPresent(memory -> recall.keep(job, memory.toString()));
        return marked(folder, TestReport.of(List.of(report)).within(folder), answer.get());
    }

    private Outcome marked(WorkFolder folder, TestReport report, JsonNode answer) {
        double run = answer.path("ran").asDouble(report.tests().size());
        String failures = report.failures();
        return new Outcome.Scored(
                Marks.of(report, coverage(folder), settings.coverageThreshold()).with("tests_run", run),
                failures.isEmpty() ? List.of() : List.of(Endings.text("failures", failures)),
                answer.path("lost").asInt() == 0 && !report.ranOutOfTime());
    }

    private OptionalDouble coverage(WorkFolder folder) {
        if (!settings.wantsCoverage()) {
            return OptionalDouble.empty();
        }
        JsonNode totals = Findings.object(text(folder, "coverage.json"))
                .map(report -> report.path("totals"))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        double lines = totals.path("num_statements").asDouble(0);
        return OptionalDouble.of(lines == 0 ? 0 : totals.path("covered_lines").asDouble(0) / lines);
    }

    private static String text(WorkFolder folder, String name) {
        return new String(folder.read(OWN + name, LONGEST_FILE), StandardCharsets.UTF_8);
    }

    private ObjectNode order(Job job, Program program, WorkFolder folder) {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        WorkFolder.names(program).forEach(order.putArray("program")::add);
        order.put("tests", suite.name());
        (settings.patterns().isEmpty() ? List.of("test_*.py") : settings.patterns())
                .forEach(order.putArray("patterns")::add);
        settings.arguments().forEach(order.putArray("arguments")::add);
        order.put("coverage", settings.wantsCoverage());
        order.put("incremental", settings.incremental());
        order.put("isolate", settings.isolate());
        order.put("seed", Long.toString(job.seed()) + "/" + job.replicate());
        settings.testTimeout().ifPresent(time -> order.put("test-timeout", time.toNanos() / 1e9));
        order.putIfAbsent("test-timeout", order.nullNode());
        order.set("parent", settings.incremental() ? recall.parent(job).orElse(order.nullNode()) : order.nullNode());
        order.set("best", order.nullNode());
        job.context().best().ifPresent(best -> order.put("best", best));
        order.put("scratch", folder.at(OWN + "tmp").toString());
        order.put("junit-report", folder.at(OWN + "junit.xml").toString());
        order.put("coverage-report", folder.at(OWN + "coverage.json").toString());
        order.put("answer", folder.at(OWN + "answer.json").toString());
        return order;
    }

    private Bench.Call call(WorkFolder folder, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(python.path().toString()));
        command.addAll(arguments);
        List<Path> readable = new ArrayList<>(python.readable());
        readable.add(script.getParent());
        return Bench.Call.of(
                command,
                readable,
                Map.of(
                        "PYTHONPATH", folder.path().toString(),
                        "PYTHONDONTWRITEBYTECODE", "1",
                        "PYTHONHASHSEED", "0"));
    }
}

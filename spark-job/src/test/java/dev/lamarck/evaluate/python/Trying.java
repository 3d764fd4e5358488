package dev.lamarck.evaluate.python;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An evaluator of a test's own, and premises for it. */
final class Trying implements AutoCloseable {

    /** Scores whatever number a program's function value returns. */
    static final String VALUE = """
            import importlib.util

            def load(path):
                spec = importlib.util.spec_from_file_location("program", path)
                module = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(module)
                return module

            def evaluate(path):
                return {"combined_score": load(path).value()}
            """;

    private final Path folder;
    private final LocalPremises premises;

    Trying(Path folder) {
        this(folder, System.getenv());
    }

    Trying(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.premises = LocalPremises.of(folder.resolve("scratch"), environment);
    }

    Path scratch() {
        return premises.scratch();
    }

    /** An opened evaluator with the text of a module, and settings in YAML. */
    PythonEvaluator evaluator(String module, String... settings) {
        PythonEvaluator evaluator = unopened(module, settings);
        evaluator.open(premises);
        return evaluator;
    }

    PythonEvaluator unopened(String module, String... settings) {
        try {
            Path home = Files.createDirectories(folder.resolve("evaluator"));
            Path file = Files.writeString(home.resolve("evaluator" + Math.abs(module.hashCode()) + ".py"), module);
            return new PythonEvaluator(settings(file, settings));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static PythonSettings settings(Path file, String... yaml) {
        Map<String, Object> values = new HashMap<>(Map.of("evaluator", file.toString()));
        Block block = Block.ofMap(values);
        for (String each : yaml) {
            block = block.overlaidBy(Block.ofYaml("{" + each + "}", "the test"));
        }
        return new Binder().bind(block, PythonSettings.class);
    }

    static Program program(String text) {
        return Program.of("python", "program.py", text);
    }

    static Job job(Program program) {
        return new Job(0, program, program.hash(), 7);
    }

    static Outcome outcome(PythonEvaluator evaluator, Program program) {
        List<Outcome> outcomes = new ArrayList<>();
        evaluator.evaluate(List.of(job(program)), (job, outcome) -> outcomes.add(outcome));
        return outcomes.get(0);
    }

    /** The outcome of a program with one function that returns an expression. */
    static Outcome value(PythonEvaluator evaluator, String expression) {
        return outcome(evaluator, program("def value():\n    return " + expression + "\n"));
    }

    static Map<String, Double> metrics(Outcome outcome) {
        return outcome instanceof Outcome.Scored scored ? scored.metrics().values() : fail(outcome);
    }

    private static Map<String, Double> fail(Outcome outcome) {
        throw new AssertionError("No score but " + outcome + texts(outcome));
    }

    static Outcome.Failed failed(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed : failedAs(outcome);
    }

    private static Outcome.Failed failedAs(Outcome outcome) {
        throw new AssertionError("No failure but " + outcome);
    }

    /** Artifacts as texts by name. */
    static Map<String, String> texts(Outcome outcome) {
        Map<String, String> texts = new HashMap<>();
        for (Artifact artifact : outcome.artifacts()) {
            texts.put(artifact.name(), new String(artifact.content(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Override
    public void close() {
        premises.close();
    }
}

package dev.lamarck.evaluate.command;

import dev.lamarck.evaluate.Asset;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.CommandLine;
import dev.lamarck.evaluate.foreign.Endings;
import dev.lamarck.evaluate.foreign.Findings;
import dev.lamarck.evaluate.foreign.Opened;
import dev.lamarck.evaluate.foreign.Seeds;
import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.Vector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scores a genome with any executable: see {@link CommandSettings} for how it is called, {@link Findings} for its answer. */
final class CommandEvaluator implements Evaluator {

    private static final String RESULT = ".lamarck-result.json";
    private static final int LONGEST_RESULT = 1 << 24;

    private final CommandSettings settings;
    private final CommandLine command;

    private @Nullable Bench bench;
    private CommandLine.@Nullable Located located;

    CommandEvaluator(CommandSettings settings) {
        this.settings = settings;
        this.command = new CommandLine(settings.command(), settings.files());
    }

    @Override
    public List<Asset> assets() {
        return command.assets();
    }

    @Override
    public void open(Premises premises) {
        located = command.locate(premises);
        bench = Bench.of(premises, settings.limits());
    }

    @Override
    public String isolation() {
        return bench().inForce();
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        batch.forEach(job -> outcomes.complete(job, outcome(job)));
    }

    private Outcome outcome(Job job) {
        if (job.genome() instanceof Vector && uses("{program}")) {
            return Outcome.failed(
                    Reason.INVALID,
                    "The command wants a {program}, the genome is a vector. Take {program} out of the command: the genes come on stdin.");
        }
        try (WorkFolder folder = bench().folder()) {
            Ending ending = bench().run(folder, call(job, folder));
            return Endings.failure("The command", ending)
                    .orElseGet(() -> findings(folder, ending)
                            .map(found -> found.scored(Endings.outputs(ending)))
                            .orElseGet(() -> Endings.failed(Reason.EVALUATOR_ERROR, noFindings(), ending)));
        }
    }

    private Bench.Call call(Job job, WorkFolder folder) {
        int seed = Seeds.of(job);
        Map<String, String> values = new HashMap<>(Map.of(
                "folder", folder.path().toString(),
                "seed", Integer.toString(seed),
                "result", folder.at(RESULT).toString()));
        if (job.genome() instanceof Program program) {
            values.put("program", folder.lay(program).toString());
        }
        CommandLine.Located command = located();
        return new Bench.Call(
                        command.filled(values),
                        command.readable(),
                        Map.of(Seeds.VARIABLE, Integer.toString(seed)),
                        input(job.genome()))
                .on(job.context());
    }

    private byte[] input(Genome genome) {
        if (settings.input() == CommandSettings.Input.NONE) {
            return new byte[0];
        }
        String text = genome instanceof Vector vector ? genes(vector) : ((Program) genome).text();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String genes(Vector vector) {
        return Arrays.stream(vector.genes())
                .mapToObj(Double::toString)
                .collect(Collectors.joining(", ", "{\"genes\": [", "]}\n"));
    }

    private Optional<Findings> findings(WorkFolder folder, Ending ending) {
        return uses("{result}")
                ? Findings.of(new String(folder.read(RESULT, LONGEST_RESULT), StandardCharsets.UTF_8))
                : Findings.lastOf(new String(ending.out(), StandardCharsets.UTF_8));
    }

    private boolean uses(String placeholder) {
        return settings.command().stream().anyMatch(word -> word.contains(placeholder));
    }

    private String noFindings() {
        return uses("{result}")
                ? "The command wrote no JSON object to its file {result}"
                : "The command printed no line that is a JSON object; print the metrics as one, such as {\"score\": 1.5}";
    }

    private Bench bench() {
        return Opened.of(bench);
    }

    private CommandLine.Located located() {
        return Opened.of(located);
    }
}

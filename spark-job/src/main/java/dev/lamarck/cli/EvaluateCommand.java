package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.evaluate.Scratch;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates one program, to try a set-up before a run. */
@Command(
        name = "evaluate",
        description = "Evaluate one program exactly as a run would, and print outcome, metrics and artifacts.",
        footer = {"", "Example: lamarck evaluate evaluator.py initial_program.py --config config.yaml"})
final class EvaluateCommand implements Callable<Answer> {

    private static final long SEED = 42;

    private final World world;

    @Parameters(
            index = "0",
            paramLabel = "EVALUATOR",
            description = "A Python file with evaluate(program_path), a Java file, a YAML file with the block of an"
                    + " evaluator, an executable, or the name of a built-in evaluator.")
    private String evaluator = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PROGRAM",
            description = "The program's files; the first one is what evaluators start.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings of the evaluator: a run's, or a configuration of OpenEvolve. Default: none.")
    private Optional<Path> config = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the evaluator, such as limits.timeout=10s; may be given again. Default: none.")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Everything random follows from it. Default: that of the configuration, or 42.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--replicate",
            paramLabel = "N",
            description = "Which of several evaluations of the program. Default: ${DEFAULT-VALUE}, the first.")
    private int replicate;

    @Option(
            names = "--language",
            paramLabel = "NAME",
            description = "The program's language. Default: what its first file's name tells.")
    private Optional<String> language = Optional.empty();

    @Option(
            names = "--artifacts",
            paramLabel = "DIR",
            description = "Folder to write the artifacts into. Default: they are only shown.")
    private Optional<Path> artifacts = Optional.empty();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    EvaluateCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() throws IOException {
        Target target = new Target(config.map(Block::ofFile), set, world.environment(), world.err()::println);
        Program program = Target.program(files, language);
        long from = seed.or(target::seed).orElse(SEED);
        try (Scratch scratch = Scratch.create();
                LocalPremises premises = LocalPremises.of(scratch.folder(), world.environment());
                Evaluator judge = target.evaluator(evaluator)) {
            judge.open(premises);
            Job job = new Job(0, program, program.hash(), from, replicate, Job.Context.none());
            List<Outcome> outcomes = new ArrayList<>();
            long start = System.nanoTime();
            judge.evaluate(List.of(job), (done, outcome) -> outcomes.add(outcome));
            double millis = (System.nanoTime() - start) / 1e6;
            if (outcomes.isEmpty()) {
                throw new ConfException(
                        "Evaluator '%s' gave no outcome; it has to complete every job.".formatted(evaluator));
            }
            Findings findings = new Findings(program, outcomes.get(0), from, judge.isolation(), millis);
            List<Path> written = artifacts.isPresent() ? findings.write(artifacts.get()) : List.of();
            return new Answer(Exit.DONE, findings.text(written), findings.json(written));
        }
    }
}

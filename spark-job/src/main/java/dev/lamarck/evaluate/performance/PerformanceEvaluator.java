package dev.lamarck.evaluate.performance;

import dev.lamarck.evaluate.Asset;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.CommandLine;
import dev.lamarck.evaluate.foreign.Endings;
import dev.lamarck.evaluate.foreign.Opened;
import dev.lamarck.evaluate.foreign.Seeds;
import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Measures a program by running it again and again, each time in a fresh folder, so that it cannot keep what it has
 * worked out. A baseline runs in turns with it, first one ahead and then the other: what slows the machine down for a
 * while slows both, and their ratio stays.
 */
final class PerformanceEvaluator implements Evaluator {

    private static final int LEAST_RUNS = 5;

    private final PerformanceSettings settings;

    private @Nullable Bench bench;

    PerformanceEvaluator(PerformanceSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Asset> assets() {
        List<Asset> assets =
                new ArrayList<>(settings.files().stream().map(Asset::file).toList());
        for (List<String> words : List.of(settings.command(), settings.baseline())) {
            if (!words.isEmpty()) {
                new CommandLine(words, settings.files())
                        .assets().stream()
                                .filter(asset -> !assets.contains(asset))
                                .forEach(assets::add);
            }
        }
        return assets;
    }

    @Override
    public Set<String> measured() {
        return Course.MEASURED;
    }

    @Override
    public void open(Premises premises) {
        Bench opened = Bench.of(premises, settings.within());
        bench = opened;
        for (List<String> words : List.of(settings.command(), settings.baseline())) {
            if (!words.isEmpty()) {
                new CommandLine(words, settings.files()).locate(premises);
            }
        }
    }

    @Override
    public void check(List<Genome> samples) {
        for (Genome sample : samples) {
            if (sample instanceof Program program && settings.command().isEmpty()) {
                located(Interpreters.command(program.language()));
            }
        }
    }

    @Override
    public String isolation() {
        return Opened.of(bench).inForce();
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        batch.forEach(job -> outcomes.complete(job, outcome(job)));
    }

    private Outcome outcome(Job job) {
        if (!(job.genome() instanceof Program program)) {
            return Outcome.failed(
                    Outcome.Reason.INVALID,
                    "Performance needs programs, got a genome of the kind %s. Set genome.type to program."
                            .formatted(job.genome().kind()));
        }
        List<String> words =
                settings.command().isEmpty() ? Interpreters.command(program.language()) : settings.command();
        CommandLine.Located own = located(words);
        Optional<CommandLine.Located> other =
                settings.baseline().isEmpty() ? Optional.empty() : Optional.of(located(settings.baseline()));
        Course course = new Course();
        for (int run = -settings.warmUp(); run < settings.repetitions() && !isEnough(course); run++) {
            Optional<Outcome> failure = pair(job, program, own, other, run < 0 ? new Course() : course, run);
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        return Outcome.scored(course.metrics());
    }

    private boolean isEnough(Course course) {
        return course.runs() >= LEAST_RUNS && course.noise() < settings.enough();
    }

    /** One run, and one of the baseline before or after it. */
    private Optional<Outcome> pair(
            Job job,
            Program program,
            CommandLine.Located own,
            Optional<CommandLine.Located> other,
            Course course,
            int turn) {
        boolean baselineFirst = turn % 2 != 0;
        Optional<Ending> before = baselineFirst ? other.map(command -> run(job, program, command)) : Optional.empty();
        Ending ending = run(job, program, own);
        Optional<Ending> baseline = before.or(() -> other.map(command -> run(job, program, command)));
        Optional<Outcome> failure = Endings.failure("The program", ending)
                .or(() -> baseline.flatMap(made -> Endings.failure("The baseline", made)));
        if (failure.isEmpty()) {
            course.add(ending.use());
            baseline.ifPresent(made -> course.compare(made.use()));
        }
        return failure;
    }

    private Ending run(Job job, Program program, CommandLine.Located command) {
        try (WorkFolder folder = Opened.of(bench).folder()) {
            String seed = Integer.toString(Seeds.of(job));
            Map<String, String> values = Map.of(
                    "program",
                    folder.lay(program).toString(),
                    "folder",
                    folder.path().toString(),
                    "seed",
                    seed);
            return Opened.of(bench)
                    .run(
                            folder,
                            new Bench.Call(
                                            command.filled(values),
                                            command.readable(),
                                            Map.of(Seeds.VARIABLE, seed),
                                            settings.input().getBytes(StandardCharsets.UTF_8))
                                    .on(job.context()));
        }
    }

    private CommandLine.Located located(List<String> words) {
        return new CommandLine(words, settings.files()).locate(Opened.of(bench).premises());
    }
}

package dev.lamarck.evaluate.python;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Asset;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.sandbox.Report;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Scores programs by OpenEvolve's contract: a Python module with {@code evaluate(program_path)}, or stages. A fork server
 * has the module imported once; each program is evaluated by a fork of it, isolated, within limits and under seeds of its
 * own, which costs milliseconds where a fresh interpreter costs tens or hundreds.
 */
public final class PythonEvaluator implements Evaluator {

    private static final List<String> ODD = List.of("error", "timeout", "stage1_passed", "combined_score");

    private final PythonSettings settings;
    private @Nullable Workshop workshop;

    public PythonEvaluator(PythonSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Asset> assets() {
        return List.of(new Asset(folder(), settings.files()));
    }

    /** The evaluator's folder, as the settings name it. */
    private String folder() {
        Path parent = Path.of(settings.evaluator()).getParent();
        return parent == null ? "." : parent.toString();
    }

    @Override
    public void open(Premises premises) {
        Path file = premises.file(folder())
                .resolve(Path.of(settings.evaluator()).getFileName().toString());
        workshop = premises.shared("python:" + settings, Workshop.class, () -> Workshop.of(settings, file, premises));
    }

    private Workshop workshop() {
        Workshop opened = workshop;
        if (opened == null) {
            throw new IllegalStateException("The evaluator has to be opened before it is used");
        }
        return opened;
    }

    @Override
    public String isolation() {
        try {
            return workshop().server().process().isolation();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            outcomes.complete(job, evaluate(job));
        }
    }

    private Outcome evaluate(Job job) {
        if (!(job.genome() instanceof Program program)) {
            return Outcome.failed(
                    Reason.INVALID,
                    "The evaluator 'python' takes programs, not a "
                            + job.genome().kind());
        }
        try {
            return evaluate(program, job);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("The evaluation was cancelled");
    }

    private Outcome evaluate(Program program, Job job) throws InterruptedException {
        try (EvaluationFolder folder = workshop().folder()) {
            Path main = folder.layOut(program, "tmp" + job.hash().toString().substring(0, 8));
            long seed = job.draws().nextLong() >>> 1;
            byte[] order = Wire.order(
                    seed, folder.path(), main.toString(), job.context().variables());
            Optional<Reply> reply = workshop().server().evaluate(order);
            List<Artifact> left = folder.artifacts(
                    settings.artifacts().each().bytes(),
                    settings.artifacts().all().bytes());
            return reply.map(told -> Verdict.of(told, Report.of(told.report()).ending(), left))
                    .orElseGet(PythonEvaluator::deadly);
        }
    }

    private static Outcome deadly() {
        return Outcome.failed(
                Reason.CRASHED,
                "The fork server died each time it evaluated this program, the second time with nothing else running");
    }

    /** Tries the server, and the programs that the run begins with. */
    @Override
    public void check(List<Genome> samples) {
        isolation();
        for (Genome sample : samples) {
            if (!(sample instanceof Program program)) {
                throw new ConfException("The evaluator 'python' takes programs, not a %s. Set 'genome' to one."
                        .formatted(sample.kind()));
            }
            check(program);
        }
    }

    private void check(Program program) {
        PythonErrors errors = workshop().errors();
        if (program.language().equals("python")) {
            Parsing.problem(settings.python(), workshop().variables(), program).ifPresent(trace -> {
                throw errors.unparsable(program, trace);
            });
        }
        Outcome outcome = evaluate(new Job(0, program, program.hash(), 0));
        boolean odd = outcome instanceof Outcome.Scored scored
                && scored.metrics().value("error").isPresent()
                && ODD.containsAll(scored.metrics().values().keySet());
        if (odd || outcome instanceof Outcome.Failed) {
            throw errors.noScore(program, outcome);
        }
    }
}

package dev.lamarck.evaluate.analysis;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.Bounds;
import dev.lamarck.evaluate.foreign.Executable;
import dev.lamarck.evaluate.foreign.Opened;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scores programs by static analysis with several tools. */
final class AnalysisEvaluator implements Evaluator {

    private final AnalysisSettings settings;
    private final List<Station> stations = new ArrayList<>();

    private @Nullable Bench bench;

    AnalysisEvaluator(AnalysisSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(Premises premises) {
        Bench opened = Bench.of(premises, settings.limits());
        Bench jvm = Bench.of(premises, Bounds.forJvm(settings.limits()));
        bench = opened;
        stations.clear();
        List<String> missing = new ArrayList<>();
        for (AnalysisSettings.Tool tool : settings.tools()) {
            Optional<Executable> executable = find(tool, premises);
            Bench own = tool.type() == AnalysisSettings.Kind.PMD ? jvm : opened;
            executable.ifPresent(found -> stations.add(new Station(tool, found, own)));
            if (executable.isEmpty() && !tool.optional()) {
                missing.add(tool.path().orElse(tool.type().label()));
            }
        }
        if (!missing.isEmpty()) {
            throw AnalysisErrors.missing(missing);
        }
        if (stations.isEmpty()) {
            throw AnalysisErrors.none();
        }
    }

    private Optional<Executable> find(AnalysisSettings.Tool tool, Premises premises) {
        String name = tool.type().label();
        return tool.path()
                .map(path -> Executable.find(path, premises.environment()))
                .orElseGet(() -> settings.bin()
                        .flatMap(bin -> Executable.find(bin + "/" + name, premises.environment()))
                        .or(() -> Executable.find(name, premises.environment())));
    }

    @Override
    public String isolation() {
        return Opened.of(bench).inForce();
    }

    /** Most of what linters say is of the text. */
    @Override
    public boolean readsText() {
        return true;
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        List<Job> jobs = new ArrayList<>();
        for (Job job : batch) {
            if (job.genome() instanceof Program) {
                jobs.add(job);
            } else {
                outcomes.complete(job, noProgram(job));
            }
        }
        for (int start = 0; start < jobs.size(); start += settings.batch()) {
            rate(jobs.subList(start, Math.min(jobs.size(), start + settings.batch())), outcomes);
        }
    }

    private void rate(List<Job> jobs, Outcomes outcomes) {
        List<Program> programs =
                jobs.stream().map(job -> (Program) job.genome()).toList();
        List<List<Station.Visit>> visits =
                stations.stream().map(station -> station.visit(programs)).toList();
        for (int i = 0; i < jobs.size(); i++) {
            outcomes.complete(jobs.get(i), outcome(programs.get(i), visits, i));
        }
    }

    private Outcome outcome(Program program, List<List<Station.Visit>> visits, int place) {
        Rating rating = new Rating(program);
        for (int i = 0; i < stations.size(); i++) {
            Station.Visit visit = visits.get(i).get(place);
            if (visit.failure().isPresent()) {
                return visit.failure().get();
            }
            AnalysisSettings.Tool tool = stations.get(i).tool();
            rating.add(tool.type().label(), settings.weight(tool), visit.issues());
        }
        return rating.outcome();
    }

    private static Outcome noProgram(Job job) {
        return Outcome.failed(
                Outcome.Reason.INVALID,
                "Static analysis needs programs, got a genome of the kind %s. Set genome.type to program."
                        .formatted(job.genome().kind()));
    }
}

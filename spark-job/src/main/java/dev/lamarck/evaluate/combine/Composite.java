package dev.lamarck.evaluate.combine;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evaluate.Pinned;
import dev.lamarck.evaluate.Wrapper;
import dev.lamarck.genome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several evaluators side by side, each with the whole batch; a candidate is done when the last part is done with it. */
final class Composite implements Wrapper {

    private final Merging merging;
    private final List<Evaluator> parts;
    private final Crew crew;

    Composite(CompositeSettings settings) {
        this(
                settings,
                settings.evaluators().stream()
                        .map(part -> part.evaluator().create())
                        .toList());
    }

    Composite(CompositeSettings settings, List<Evaluator> parts) {
        this.merging = new Merging(settings.merge(), settings.evaluators());
        this.parts = List.copyOf(parts);
        this.crew = new Crew(settings.parallel() == 0 ? parts.size() : settings.parallel());
    }

    @Override
    public List<Evaluator> inner() {
        return parts;
    }

    @Override
    public Set<String> measured() {
        return merging.measured(parts.stream().map(Evaluator::measured).toList());
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        List<Ballot> ballots =
                batch.stream().map(job -> new Ballot(job, outcomes)).toList();
        List<Job> placed = new ArrayList<>();
        batch.forEach(job -> placed.add(job.at(placed.size())));
        List<Runnable> work = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            work.add(() -> Pinned.evaluate(
                    parts.get(part),
                    placed,
                    (job, outcome) -> ballots.get(job.index()).cast(part, outcome)));
        }
        crew.run(work);
    }

    @Override
    public void close() {
        crew.close();
        Wrapper.super.close();
    }

    /** What the parts say of one candidate. */
    private final class Ballot {

        private final Job job;
        private final Outcomes outcomes;
        private final @Nullable Outcome[] cast = new @Nullable Outcome[parts.size()];
        private int missing = parts.size();

        Ballot(Job job, Outcomes outcomes) {
            this.job = job;
            this.outcomes = outcomes;
        }

        void cast(int part, Outcome outcome) {
            List<Outcome> all = new ArrayList<>();
            synchronized (this) {
                cast[part] = outcome;
                missing--;
                if (missing > 0) {
                    return;
                }
                for (Outcome each : cast) {
                    all.add(java.util.Objects.requireNonNull(each));
                }
            }
            outcomes.complete(job, merging.of(all));
        }
    }
}

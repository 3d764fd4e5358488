package dev.lamarck.evaluate.combine;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evaluate.Pinned;
import dev.lamarck.evaluate.Wrapper;
import dev.lamarck.genome.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One evaluator several times, and the mean of it. Of many noisy scores the highest is mostly the luckiest, so a search
 * that believes single scores collects luck: the guard evaluates whoever would be the best of the run some more times before
 * it is believed, and may publish a bound that the true mean is above instead of the mean.
 */
final class Replicated implements Wrapper {

    private final ReplicatedSettings settings;
    private final Evaluator inner;
    private final Averaging averaging;

    Replicated(ReplicatedSettings settings) {
        this(settings, settings.evaluator().create());
    }

    Replicated(ReplicatedSettings settings, Evaluator inner) {
        this.settings = settings;
        this.inner = inner;
        this.averaging = new Averaging(settings.guard());
    }

    @Override
    public List<Evaluator> inner() {
        return List.of(inner);
    }

    @Override
    public boolean readsBest() {
        return settings.most() > settings.replicates() || inner.readsBest();
    }

    @Override
    public Set<String> measured() {
        Set<String> measured = new TreeSet<>();
        for (String name : inner.measured()) {
            measured.addAll(List.of(name, name + Averaging.MEAN, name + Averaging.STD, name + Averaging.SEM));
        }
        return measured;
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        List<Sample> samples = batch.stream().map(Sample::new).toList();
        draw(samples, 0, settings.replicates(), outcomes);
        List<Sample> doubted = samples.stream().filter(Sample::isDoubted).toList();
        draw(doubted, settings.replicates(), settings.most(), outcomes);
    }

    /** Evaluates replicates of all samples as one batch; a sample that needs no more is completed as soon as it is there. */
    private void draw(List<Sample> samples, int from, int to, Outcomes outcomes) {
        List<Job> jobs = new ArrayList<>();
        List<Sample> owners = new ArrayList<>();
        for (Sample sample : samples) {
            for (int i = from; i < to; i++) {
                jobs.add(sample.replicate(i).at(jobs.size()));
                owners.add(sample);
            }
        }
        Pinned.evaluate(inner, jobs, (job, outcome) -> {
            Sample owner = owners.get(job.index());
            int place = job.replicate() - owner.replicate(0).replicate();
            if (owner.add(place, outcome, to)) {
                outcomes.complete(owner.job, averaging.of(owner.drawn()));
            }
        });
    }

    /** A candidate and its outcomes, in the order of replicates. */
    private final class Sample {

        private final Job job;
        private final Outcome[] drawn = new Outcome[settings.most()];
        private int count;

        Sample(Job job) {
            this.job = job;
        }

        /** Replicates of replicates have numbers of their own. */
        Job replicate(int number) {
            return job.replicate(job.replicate() * settings.most() + number);
        }

        /** Says whether that was the last one that the sample needs. */
        synchronized boolean add(int place, Outcome outcome, int wanted) {
            drawn[place] = outcome;
            count++;
            return count == wanted && !isDoubted();
        }

        synchronized List<Outcome> drawn() {
            return Arrays.asList(drawn).subList(0, count);
        }

        /** Whether it would be the best of the run and was evaluated only as often as everybody. */
        synchronized boolean isDoubted() {
            return count == settings.replicates()
                    && count < settings.most()
                    && averaging.beats(
                            Arrays.asList(drawn).subList(0, count),
                            job.context().best());
        }
    }
}

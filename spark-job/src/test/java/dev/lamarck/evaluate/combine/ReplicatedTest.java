package dev.lamarck.evaluate.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Fake;
import dev.lamarck.evaluate.Job;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ReplicatedTest {

    private static ReplicatedSettings settings(String yaml) {
        return new Binder()
                .bind(Block.ofYaml("{evaluator: {type: a}, " + yaml + "}", "the test"), ReplicatedSettings.class);
    }

    private static Job knowing(Job job, double best) {
        return new Job(
                job.index(),
                job.genome(),
                job.hash(),
                job.seed(),
                job.replicate(),
                new Job.Context(List.of(), OptionalDouble.of(best)));
    }

    private static Fake counting() {
        return new Fake(job -> Outcome.scored(Metrics.of("score", job.replicate())));
    }

    @Test
    void evaluate_publishesMeanAndSpread() {
        Fake fake = counting();
        Map<Integer, Outcome> outcomes = Fake.run(new Replicated(settings("replicates: 4"), fake), Fake.jobs(1, 2));
        assertThat(fake.batches()).hasSize(1);
        Metrics metrics = Fake.metrics(outcomes.get(1));
        assertThat(metrics.value("score")).hasValue(1.5);
        assertThat(metrics.value("score_std").orElseThrow()).isCloseTo(Math.sqrt(5 / 3.0), within(1e-12));
        assertThat(metrics.value("score_sem").orElseThrow()).isCloseTo(Math.sqrt(5 / 12.0), within(1e-12));
        assertThat(metrics.value("replicates")).hasValue(4);
    }

    @Test
    void evaluate_ofOneReplicateThatRestsOnATimeout_doesNotLast() {
        Fake fake = new Fake(job -> {
            Outcome outcome = Outcome.scored(Metrics.of("score", 1));
            return job.replicate() == 1 ? outcome.passing() : outcome;
        });
        assertThat(Fake.run(new Replicated(settings("replicates: 2"), fake), Fake.jobs(1))
                        .get(0)
                        .lasting())
                .isFalse();
        assertThat(Fake.run(new Replicated(settings("replicates: 1"), fake), Fake.jobs(1))
                        .get(0)
                        .lasting())
                .isTrue();
    }

    @Test
    void evaluate_withConfidence_publishesABound() {
        String yaml = "replicates: 4, guard: {metric: score, confidence: 2";
        Metrics up = Fake.metrics(Fake.run(new Replicated(settings(yaml + "}"), counting()), Fake.jobs(1))
                .get(0));
        assertThat(up.value("score").orElseThrow()).isCloseTo(1.5 - 2 * Math.sqrt(5 / 12.0), within(1e-12));
        assertThat(up.value("score_mean")).hasValue(1.5);
        Metrics down =
                Fake.metrics(Fake.run(new Replicated(settings(yaml + ", goal: minimise}"), counting()), Fake.jobs(1))
                        .get(0));
        assertThat(down.value("score").orElseThrow()).isCloseTo(1.5 + 2 * Math.sqrt(5 / 12.0), within(1e-12));
    }

    @Test
    void evaluate_ofWhoWouldBeBest_isDoneMoreOften() {
        Fake fake = counting();
        Replicated replicated = new Replicated(settings("replicates: 2, guard: {metric: score, confirm: 3}"), fake);
        List<Job> jobs = Fake.jobs(1, 2);
        Map<Integer, Outcome> outcomes =
                Fake.run(replicated, List.of(knowing(jobs.get(0), 0.4), knowing(jobs.get(1), 0.6)));
        assertThat(Fake.metrics(outcomes.get(0)).value("replicates")).hasValue(5);
        assertThat(Fake.metrics(outcomes.get(0)).value("score")).hasValue(2);
        assertThat(Fake.metrics(outcomes.get(1)).value("replicates")).hasValue(2);
        assertThat(replicated.readsBest()).isTrue();
        assertThat(fake.batches()).hasSize(2);
    }

    @Test
    void evaluate_ofReplicatesOfReplicates_drawsEachOnce() {
        Fake fake = counting();
        Replicated inner = new Replicated(settings("replicates: 3, guard: {metric: none, confirm: 2}"), fake);
        Fake.run(new Replicated(settings("replicates: 2"), inner), Fake.jobs(1));
        assertThat(fake.batches().stream().flatMap(List::stream).map(Job::replicate))
                .containsExactly(0, 1, 2, 5, 6, 7);
    }

    @Test
    void evaluate_withAFailedReplicate_fails() {
        Fake fake = new Fake(job -> job.replicate() == 1
                ? Outcome.failed(Outcome.Reason.CRASHED, "signal 9")
                : Outcome.scored(Metrics.of("score", 1)));
        assertThat(Fake.run(new Replicated(settings("replicates: 3"), fake), Fake.jobs(1))
                        .get(0))
                .hasFieldOrPropertyWithValue("message", "Replicate 2 of 3 failed: signal 9");
    }

    /** Candidates of about the same worth under much noise: who believes single scores promotes the luckiest. */
    @Test
    void champion_ofANoisyFlatProblem_isPromotedForItsWorthAndNotForItsLuck() {
        Evaluator noisy = new Fake(job -> Outcome.scored(Metrics.of("score", worth(job) + noise(job))));
        Replicated guarded =
                new Replicated(settings("replicates: 3, guard: {metric: score, confidence: 1, confirm: 20}"), noisy);
        double luckOfSingle = 0;
        double luckOfGuarded = 0;
        double worthOfSingle = 0;
        double worthOfGuarded = 0;
        int searches = 20;
        for (int search = 0; search < searches; search++) {
            double[] single = champion(noisy, search, "score");
            double[] careful = champion(guarded, search, "score_mean");
            luckOfSingle += (single[0] - single[1]) / searches;
            luckOfGuarded += (careful[0] - careful[1]) / searches;
            worthOfSingle += single[1] / searches;
            worthOfGuarded += careful[1] / searches;
        }
        assertThat(luckOfSingle).isGreaterThan(2);
        assertThat(luckOfGuarded).isLessThan(luckOfSingle / 3);
        assertThat(worthOfGuarded).isGreaterThan(worthOfSingle);
    }

    /** The believed and the true worth of the best of ten generations. */
    private static double[] champion(Evaluator evaluator, int search, String believed) {
        double best = Double.NEGATIVE_INFINITY;
        double[] champion = new double[2];
        for (int generation = 0; generation < 10; generation++) {
            List<Job> jobs = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Vector genome = Vector.of(search, generation, i);
                jobs.add(knowing(new Job(i, genome, genome.hash(), 5), best));
            }
            Map<Integer, Outcome> outcomes = Fake.run(evaluator, jobs);
            for (Job job : jobs) {
                double score =
                        Fake.metrics(outcomes.get(job.index())).value("score").orElseThrow();
                if (score > best) {
                    best = score;
                    champion[0] = Fake.metrics(outcomes.get(job.index()))
                            .value(believed)
                            .orElse(score);
                    champion[1] = worth(job);
                }
            }
        }
        return champion;
    }

    /** Between 0 and 1, whatever the genome. */
    private static double worth(Job job) {
        return (job.hash().high() >>> 40) / (double) (1 << 24);
    }

    /** About normal, with a standard deviation of 1. */
    private static double noise(Job job) {
        var draws = job.draws();
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += draws.nextDouble();
        }
        return sum;
    }
}

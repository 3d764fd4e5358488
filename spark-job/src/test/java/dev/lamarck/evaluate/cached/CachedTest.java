package dev.lamarck.evaluate.cached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Catalogs;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Fake;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CachedTest {

    @TempDir
    private Path scratch;

    private final LocalPremises premises = LocalPremises.of(Path.of("."), Map.of());

    /** What is left of a text without its blanks; nothing can be told of one with an open bracket. */
    private static Optional<Hash128> squeezed(Genome genome) {
        return genome instanceof Program program && !program.text().contains("(")
                ? Optional.of(Hash128.digest(program.text().replace(" ", "").getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private Cached cached(Evaluator inner, String settings) {
        CachedSettings bound = new Binder()
                .bind(
                        Block.ofYaml("evaluator: {type: test-function}", "the test")
                                .overlaidBy(Block.ofYaml(settings, "the test")),
                        CachedSettings.class);
        Cached cached = new Cached(bound, inner, CachedTest::squeezed);
        cached.open(premises);
        return cached;
    }

    private Cached cached(Evaluator inner) {
        return cached(inner, "{}");
    }

    private static Genome program(String text) {
        return Program.of("python", "main.py", text);
    }

    private static Fake noisy() {
        return new Fake(job -> Outcome.scored(Metrics.of("score", job.draws().nextDouble())));
    }

    @Test
    void evaluate_ofWhatIsKnown_asksOnlyForTheRestInOneBatch() {
        Fake fake = noisy();
        Cached cached = cached(fake);
        Map<Integer, Outcome> first = Fake.run(cached, Fake.jobs(1, 2, 3));
        Map<Integer, Outcome> second = Fake.run(cached, Fake.jobs(3, 4, 1, 5));
        assertThat(fake.batches()).hasSize(2);
        assertThat(fake.batches().get(1))
                .extracting(job -> Fake.gene(job.genome()))
                .containsExactly(4.0, 5.0);
        assertThat(second.get(0)).isEqualTo(first.get(2));
        assertThat(second.get(2)).isEqualTo(first.get(0));
        assertThat(second).hasSize(4);
    }

    @Test
    void recall_ofWhatWasFoundOutBefore_leavesOnlyTheRest() {
        Map<Integer, Outcome> before = Fake.run(noisy(), Fake.jobs(1, 2));
        Fake fake = noisy();
        Cached cached = cached(fake);
        cached.recall(Fake.jobs(1, 2).stream()
                .map(job -> new Evaluator.Known(job, before.get(job.index())))
                .toList());
        Map<Integer, Outcome> after = Fake.run(cached, Fake.jobs(1, 2, 3));
        assertThat(fake.jobs()).isOne();
        assertThat(after).containsAllEntriesOf(before);
    }

    @Test
    void recall_ofFailures_keepsThoseThatWouldComeAgainForTheirVeryText() {
        Fake fake = noisy();
        Cached cached = cached(fake);
        List<Job> jobs = Fake.jobs(program("x = 1"), program("x  = 1"), program("y"), program("z"));
        cached.recall(List.of(
                new Evaluator.Known(jobs.get(0), Outcome.failed(Outcome.Reason.INVALID, "one blank")),
                new Evaluator.Known(jobs.get(1), Outcome.failed(Outcome.Reason.INVALID, "two blanks")),
                new Evaluator.Known(jobs.get(2), Outcome.failed(Outcome.Reason.EVALUATOR_ERROR, "perhaps the machine")),
                new Evaluator.Known(jobs.get(3), Outcome.failed(Outcome.Reason.TIMEOUT, "the machine"))));
        Map<Integer, Outcome> after = Fake.run(cached, jobs);
        assertThat(after.get(0)).isEqualTo(Outcome.failed(Outcome.Reason.INVALID, "one blank"));
        assertThat(after.get(1)).isEqualTo(Outcome.failed(Outcome.Reason.INVALID, "two blanks"));
        assertThat(fake.jobs()).isEqualTo(2);
    }

    @Test
    void evaluate_isWhatTheOtherSays_hitOrMiss() {
        List<Job> jobs = Fake.jobs(1, 2, 3);
        Map<Integer, Outcome> plain = Fake.run(noisy(), jobs);
        Cached cached = cached(noisy());
        assertThat(Fake.run(cached, jobs)).isEqualTo(plain);
        assertThat(Fake.run(cached, jobs)).isEqualTo(plain);
    }

    @Test
    void evaluate_ofEqualMeaning_isDoneOnceAndEqualWhicheverComesFirst() {
        Genome plain = program("x = 1");
        Genome wide = program("x   =   1");
        Fake fake = noisy();
        Map<Integer, Outcome> together = Fake.run(cached(fake), Fake.jobs(plain, wide));
        assertThat(fake.jobs()).isOne();
        assertThat(together.get(0)).isEqualTo(together.get(1));
        LocalPremises others = LocalPremises.of(Path.of("."), Map.of());
        Cached elsewhere = cached(noisy());
        elsewhere.open(others);
        assertThat(Fake.run(elsewhere, Fake.jobs(wide)).get(0)).isEqualTo(together.get(0));
    }

    @Test
    void evaluate_ofEqualMeaning_isDoneTwiceByWhoReadsTheText() {
        Fake fake = noisy().readingText();
        Fake.run(cached(fake), Fake.jobs(program("x = 1"), program("x  = 1")));
        assertThat(fake.jobs()).isEqualTo(2);
        Fake plain = noisy();
        Fake.run(cached(plain, "ignore-formatting: false"), Fake.jobs(program("x = 1"), program("x  = 1")));
        assertThat(plain.jobs()).isEqualTo(2);
    }

    @Test
    void evaluate_ofAFailure_isOfTheVeryTextAlone() {
        Fake fake =
                new Fake(job -> Outcome.failed(Outcome.Reason.INVALID, "wrong: " + ((Program) job.genome()).text()));
        Cached cached = cached(fake);
        for (int i = 0; i < 2; i++) {
            Map<Integer, Outcome> outcomes = Fake.run(cached, Fake.jobs(program("x = 1"), program("x  = 1")));
            assertThat(outcomes.get(0)).hasFieldOrPropertyWithValue("message", "wrong: x = 1");
            assertThat(outcomes.get(1)).hasFieldOrPropertyWithValue("message", "wrong: x  = 1");
        }
        assertThat(fake.jobs()).isEqualTo(2);
    }

    @Test
    void evaluate_ofAFailure_isRememberedIfItWouldComeAgain() {
        for (Outcome.Reason reason : Outcome.Reason.values()) {
            Fake fake = new Fake(job -> Outcome.failed(reason, "no"));
            Cached cached = cached(fake, "evaluator: {type: trap, config: {x: " + reason.code() + "}}");
            Fake.run(cached, Fake.jobs(1));
            Fake.run(cached, Fake.jobs(1));
            boolean kept = List.of("invalid", "evaluator-error", "not-finite", "missing-metric", "tampered")
                    .contains(reason.code());
            assertThat(fake.jobs()).as(reason.code()).isEqualTo(kept ? 1 : 2);
        }
        Fake fake = new Fake(job -> Outcome.failed(Outcome.Reason.INVALID, "no"));
        Cached forgetful = cached(fake, "{failures: false}");
        Fake.run(forgetful, Fake.jobs(1));
        Fake.run(forgetful, Fake.jobs(1));
        assertThat(fake.jobs()).isEqualTo(2);
    }

    @Test
    void evaluate_ofAScoreThatRestsOnATimeout_isDoneAgain() {
        Fake fake = new Fake(job ->
                Outcome.scored(Metrics.of("score", 1)).madeOf(List.of(Outcome.failed(Outcome.Reason.TIMEOUT, ""))));
        Cached inner = cached(fake, "evaluator: {type: test-function}");
        Cached outer = cached(inner, "evaluator: {type: trap}");
        Fake.run(outer, Fake.jobs(1));
        Fake.run(outer, Fake.jobs(1));
        assertThat(fake.jobs()).isEqualTo(2);
    }

    @Test
    void evaluate_withAnotherSeedOrReplicateOrSettings_isDoneAgain() {
        Fake fake = noisy();
        Cached cached = cached(fake);
        Job job = Fake.jobs(1).get(0);
        Fake.run(cached, List.of(job));
        Fake.run(cached, List.of(job.replicate(1)));
        Fake.run(cached, List.of(new Job(0, job.genome(), job.hash(), 8)));
        assertThat(fake.jobs()).isEqualTo(3);
        Fake.run(cached(fake, "evaluator: {type: test-function, config: {function: other}}"), List.of(job));
        assertThat(fake.jobs()).isEqualTo(4);
        Fake.run(cached(fake, "evaluator: {type: test-function, config: {api-key: changed}}"), List.of(job));
        assertThat(fake.jobs()).isEqualTo(4);
        Cached drawless = cached(fake, "seeded: false");
        Fake.run(drawless, List.of(new Job(0, job.genome(), job.hash(), 9)));
        Fake.run(drawless, List.of(new Job(0, job.genome(), job.hash(), 10)));
        assertThat(fake.jobs()).isEqualTo(5);
    }

    @Test
    void evaluate_ofOneGenomeByTwoThreads_isDoneOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Fake slow = new Fake(job -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Outcome.failed(Outcome.Reason.TIMEOUT, "shared though not kept");
        });
        Fake other = noisy();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Cached one = cached(slow);
            Cached two = cached(other);
            Future<Map<Integer, Outcome>> first = threads.submit(() -> Fake.run(one, Fake.jobs(1)));
            begun.await();
            Future<Map<Integer, Outcome>> second = threads.submit(() -> Fake.run(two, Fake.jobs(2, 1)));
            while (other.jobs() == 0) {
                Thread.onSpinWait();
            }
            go.countDown();
            assertThat(second.get().get(1)).isEqualTo(first.get().get(0));
            assertThat(other.jobs()).isOne();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void evaluate_thatThrows_keepsWhatWasDoneAndLetsOthersTryTheRest() {
        Fake fake = new Fake(job -> {
            if (Fake.gene(job.genome()) == 2) {
                throw new IllegalStateException("two");
            }
            return Outcome.scored(Metrics.of("score", 1));
        });
        Cached cached = cached(fake);
        assertThatThrownBy(() -> Fake.run(cached, Fake.jobs(1, 2, 3))).hasMessage("two");
        assertThat(Fake.run(cached, Fake.jobs(1, 3))).hasSize(2);
        assertThat(fake.jobs()).isEqualTo(4);
    }

    @Test
    void evaluate_withoutBeingOpened_saysSo() {
        CachedSettings settings =
                new Binder().bind(Block.ofYaml("evaluator: {type: test-function}", "the test"), CachedSettings.class);
        assertThatThrownBy(() -> Fake.run(new Cached(settings, noisy(), CachedTest::squeezed), Fake.jobs(1)))
                .hasMessageContaining("not opened");
    }

    @Test
    void create_byName_bringsItsEvaluatorAlong() {
        Evaluator made = Catalogs.evaluators()
                .create(
                        "cached",
                        Block.ofYaml(
                                "evaluator: {type: cached, config: {evaluator: {type: replicated, config: {evaluator: {type: composite, config: {evaluators: [{type: test-function, config: {name: sphere}}]}}}}}}",
                                "the test"));
        made.open(premises);
        assertThat(made.readsBest()).isFalse();
        made.close();
    }
}

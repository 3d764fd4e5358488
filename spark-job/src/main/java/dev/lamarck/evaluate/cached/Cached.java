package dev.lamarck.evaluate.cached;

import dev.lamarck.cache.Cache;
import dev.lamarck.cache.CacheKey;
import dev.lamarck.cache.CacheSettings;
import dev.lamarck.cache.SharedTier;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.Effective;
import dev.lamarck.evaluate.AssetDigest;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.Wrapper;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator that asks another only for what is not known. An outcome is found under the hash of everything that it
 * depends on: the genome, the other evaluator's settings, code and files, the seed and the replicate. Programs that differ
 * in formatting and comments alone draw the same random numbers here, so that it makes no difference which of them was
 * evaluated; but a failure counts for the very text that failed, as its message may quote it.
 */
final class Cached implements Wrapper {

    /** Part of every key: a greater number when the same settings begin to mean something else. */
    private static final int CONTRACT = 1;

    private final CachedSettings settings;
    private final Evaluator inner;
    private final Canonical canonical;
    private @Nullable Cache cache;
    private @Nullable CacheKeys keys;

    Cached(CachedSettings settings, Canonical canonical) {
        this(settings, settings.evaluator().create(), canonical);
    }

    Cached(CachedSettings settings, Evaluator inner, Canonical canonical) {
        this.settings = settings;
        this.inner = inner;
        this.canonical = settings.ignoreFormatting() && !inner.readsText() ? canonical : genome -> Optional.empty();
    }

    @Override
    public List<Evaluator> inner() {
        return List.of(inner);
    }

    @Override
    public void open(Premises premises) {
        inner.open(premises);
        cache = premises.shared(
                Cache.class.getName(), Cache.class, () -> Cache.of(CacheSettings.heapOnly(), SharedTier.none()));
        String told = CONTRACT + " " + decisive().canonical();
        keys = premises.shared(CacheKeys.class.getName() + ' ' + told, CacheKeys.class, () -> keys(told, premises));
    }

    /** What of the settings decides an outcome, or who shares it. */
    private Block decisive() {
        return Effective.of(settings).without("evaluator.measured").withoutSecrets();
    }

    /** The files are read once in a JVM, however many evaluators there are. */
    private CacheKeys keys(String told, Premises premises) {
        String text = told + " " + inner.code() + " " + AssetDigest.of(inner.assets(), premises::file);
        return new CacheKeys(
                Hash128.digest(text.getBytes(StandardCharsets.UTF_8)), settings.seeded(), inner.readsBest());
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        findOut(batch, outcomes, inner);
    }

    /** An evaluator's error may have been the error of a machine, which would not come again: nothing tells which. */
    @Override
    public void recall(List<Known> known) {
        Map<Hash128, Outcome> outcomes = new HashMap<>();
        List<Job> jobs = new ArrayList<>();
        for (Known each : known) {
            if (!(each.outcome() instanceof Outcome.Failed failed)
                    || failed.reason() != Outcome.Reason.EVALUATOR_ERROR) {
                outcomes.put(each.job().genome().hash(), each.outcome());
                jobs.add(each.job());
            }
        }
        findOut(
                jobs,
                (job, outcome) -> {},
                (batch, found) -> batch.forEach(job -> found.complete(
                        job, Objects.requireNonNull(outcomes.get(job.genome().hash())))));
    }

    private void findOut(List<Job> batch, Outcomes outcomes, Evaluator evaluator) {
        if (cache == null || keys == null) {
            throw new IllegalStateException("The evaluator 'cached' was not opened");
        }
        Map<CacheKey, List<Wanted>> open = new LinkedHashMap<>();
        for (Job job : batch) {
            Wanted wanted = wanted(job, keys);
            open.computeIfAbsent(wanted.key(), key -> new ArrayList<>()).add(wanted);
        }
        while (!open.isEmpty()) {
            open = new Round(cache, settings.failures(), open, outcomes).run(evaluator);
        }
    }

    /** The genome is hashed here: the job's own hash may be what another of these has its random numbers drawn by. */
    private Wanted wanted(Job job, CacheKeys keys) {
        Hash128 genome = job.genome().hash();
        Optional<Hash128> shared = canonical.hash(job.genome());
        Hash128 draws = shared.orElse(job.hash());
        CacheKey exact = keys.exact(job, genome, draws);
        return new Wanted(
                job,
                genome,
                draws,
                shared.map(hash -> keys.canonical(job, hash)).orElse(exact),
                exact);
    }

    /**
     * A job and the names that its outcome may be known by.
     *
     * @param draws what its random numbers are drawn by
     * @param key the name that is looked for now
     * @param exact the name under which nothing but this very genome is
     */
    record Wanted(Job job, Hash128 genome, Hash128 draws, CacheKey key, CacheKey exact) {

        /** The job as the other evaluator gets it. */
        Job asked(int place) {
            return new Job(place, job.genome(), draws, job.seed(), job.replicate(), job.context());
        }

        /** Whether what is known under the key counts for this genome. */
        boolean takes(Remembered known) {
            return known.outcome() instanceof Outcome.Scored || known.genome().equals(genome);
        }

        Wanted exactly() {
            return new Wanted(job, genome, draws, exact, exact);
        }
    }
}

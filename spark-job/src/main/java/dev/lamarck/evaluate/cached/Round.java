package dev.lamarck.evaluate.cached;

import dev.lamarck.cache.Cache;
import dev.lamarck.cache.CacheKey;
import dev.lamarck.cache.Claim;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One look at the cache for a batch: the hits first, then one batch of misses, then what others were evaluating meanwhile. */
final class Round {

    private final Cache cache;
    private final boolean failures;
    private final Map<CacheKey, List<Cached.Wanted>> open;
    private final Outcomes outcomes;
    private final Map<CacheKey, List<Cached.Wanted>> next = new LinkedHashMap<>();

    Round(Cache cache, boolean failures, Map<CacheKey, List<Cached.Wanted>> open, Outcomes outcomes) {
        this.cache = cache;
        this.failures = failures;
        this.open = new LinkedHashMap<>(open);
        this.outcomes = outcomes;
    }

    /** What has to be looked for in another round: what others gave up, and failures of another text. */
    Map<CacheKey, List<Cached.Wanted>> run(Evaluator inner) {
        try (Claim claim = cache.claim(open.keySet())) {
            List<CacheKey> misses = new ArrayList<>(claim.mine());
            claim.found().forEach((key, bytes) -> {
                if (!settle(key, bytes)) {
                    misses.add(key);
                }
            });
            misses.sort((a, b) -> Integer.compare(first(a), first(b)));
            load(misses, claim, inner);
            claim.others().forEach(this::settle);
        }
        synchronized (next) {
            open.forEach((key, wanted) ->
                    next.computeIfAbsent(key, k -> new ArrayList<>()).addAll(wanted));
            return next;
        }
    }

    /** The batch of misses is in the order of the batch, whatever the cache has. */
    private int first(CacheKey key) {
        return wanted(key).get(0).job().index();
    }

    private List<Cached.Wanted> wanted(CacheKey key) {
        return open.getOrDefault(key, List.of());
    }

    private void load(List<CacheKey> misses, Claim claim, Evaluator inner) {
        if (misses.isEmpty()) {
            return;
        }
        List<Job> jobs = new ArrayList<>();
        List<List<Cached.Wanted>> groups = new ArrayList<>();
        for (CacheKey key : misses) {
            jobs.add(wanted(key).get(0).asked(jobs.size()));
            groups.add(wanted(key));
        }
        misses.forEach(open::remove); // one that gets no outcome is not asked for again here
        inner.evaluate(jobs, (job, outcome) -> {
            CacheKey key = misses.get(job.index());
            List<Cached.Wanted> group = groups.get(job.index());
            Remembered found = new Remembered(group.get(0).genome(), outcome);
            if (outcome instanceof Outcome.Pending) {
                group.forEach(each -> outcomes.complete(each.job(), outcome));
                return;
            }
            if (isKept(outcome)) {
                keep(claim, key, found.toBytes());
            } else {
                claim.share(key, found.toBytes());
            }
            group.forEach(each -> settle(each, found));
        });
    }

    private void keep(Claim claim, CacheKey key, byte[] bytes) {
        if (claim.found().containsKey(key)) {
            cache.put(key, bytes); // what was there could not be read
        } else {
            claim.keep(key, bytes);
        }
    }

    private boolean settle(CacheKey key, byte[] bytes) {
        Optional<Remembered> known = Remembered.ofBytes(bytes);
        known.ifPresent(
                found -> Optional.ofNullable(open.remove(key)).orElse(List.of()).forEach(each -> settle(each, found)));
        return known.isPresent();
    }

    private void settle(Cached.Wanted wanted, Remembered found) {
        if (wanted.takes(found)) {
            outcomes.complete(wanted.job(), found.outcome());
            return;
        }
        Cached.Wanted exactly = wanted.exactly();
        synchronized (next) {
            next.computeIfAbsent(exactly.key(), key -> new ArrayList<>()).add(exactly);
        }
    }

    private boolean isKept(Outcome outcome) {
        return outcome.lasting() && (failures || outcome instanceof Outcome.Scored);
    }
}

package dev.lamarck.cache;

import dev.lamarck.metrics.Registry;
import dev.lamarck.metrics.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Entries by key, behind memory, disk and a shared tier, in this order. What a slower tier has is put into the quicker ones.
 * Of several threads that miss the same entry, one loads it and the others wait. Entries are facts: it makes no difference
 * to anybody which tier they come from, or whether they are there at all.
 */
public final class Cache implements AutoCloseable {

    /** The names that its measurements have in {@link #measured}. */
    public static final List<String> COUNTERS = List.of(
            "cache-heap-hits",
            "cache-disk-hits",
            "cache-shared-hits",
            "cache-misses",
            "cache-waits",
            "cache-loads",
            "cache-loaded-bytes",
            "cache-evictions");

    private final CacheSettings settings;
    private final InstantSource clock;
    private final HeapTier heap;
    private final Optional<DiskTier> disk;
    private final SharedTier shared;
    private final Flights flights = new Flights();
    private final Registry registry = new Registry(System::nanoTime);
    private Snapshot told = Snapshot.empty();

    private Cache(CacheSettings settings, SharedTier shared, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.shared = shared;
        this.heap = new HeapTier(settings.heap().bytes(), registry.counter("cache-evictions"));
        this.disk = settings.folder()
                .flatMap(folder -> DiskTier.open(
                        Path.of(folder), settings.folderSize().bytes(), clock, registry.counter("cache-evictions")));
    }

    /** A cache with a shared tier of its own, which it closes. */
    public static Cache of(CacheSettings settings, SharedTier shared) {
        return of(settings, shared, InstantSource.system());
    }

    static Cache of(CacheSettings settings, SharedTier shared, InstantSource clock) {
        return new Cache(settings, shared, clock);
    }

    /** The value of a key: found, or loaded by one of those who want it. A load that fails leaves no trace. */
    public byte[] get(CacheKey key, Supplier<byte[]> load) {
        while (true) {
            try (Claim claim = claim(List.of(key))) {
                byte[] found = claim.found().get(key);
                if (found != null) {
                    return found;
                }
                if (claim.mine().contains(key)) {
                    return load(key, load, claim);
                }
                byte[] landed = claim.others().get(key);
                if (landed != null) {
                    return landed;
                }
            }
        }
    }

    private static byte[] load(CacheKey key, Supplier<byte[]> load, Claim claim) {
        try {
            byte[] value = load.get();
            claim.keep(key, value);
            return value;
        } catch (CancellationException e) {
            throw e; // the load was not wrong, only nobody's any more: the claim gives it up
        } catch (RuntimeException e) { // boundary: task
            if (!Thread.currentThread().isInterrupted()) {
                claim.fail(key, e);
            }
            throw e;
        }
    }

    /** What there is of these keys. */
    public Map<CacheKey, byte[]> find(Collection<CacheKey> keys) {
        Map<CacheKey, byte[]> found = atHand(keys);
        found.putAll(elsewhere(without(keys, found.keySet())));
        return found;
    }

    /** Keeps an entry that nobody was asked to load. */
    public void put(CacheKey key, byte[] value) {
        loaded(key, value, true);
    }

    /** Looks for many entries at once, and takes on what nobody is loading. */
    public Claim claim(Collection<CacheKey> keys) {
        Map<CacheKey, byte[]> found = atHand(keys);
        Map<CacheKey, Flights.Flight> mine = new LinkedHashMap<>();
        Map<CacheKey, Flights.Flight> others = new LinkedHashMap<>();
        for (CacheKey key : without(keys, found.keySet())) {
            Flights.Flight flight = new Flights.Flight();
            flights.board(key, flight).ifPresentOrElse(other -> others.put(key, other), () -> mine.put(key, flight));
        }
        registry.counter("cache-waits").add(others.size());
        search(found, mine);
        registry.counter("cache-misses").add(mine.size());
        return new Claim(this, found, mine, others);
    }

    /** Looks for what was boarded; another may have landed it just before. */
    private void search(Map<CacheKey, byte[]> found, Map<CacheKey, Flights.Flight> mine) {
        boolean done = false;
        try {
            Map<CacheKey, byte[]> late = atHand(mine.keySet());
            late.putAll(elsewhere(without(mine.keySet(), late.keySet())));
            late.forEach((key, value) -> {
                flights.land(key, Objects.requireNonNull(mine.remove(key)), Optional.of(value));
                found.put(key, value);
            });
            done = true;
        } finally {
            if (!done) {
                mine.forEach((key, flight) -> flights.land(key, flight, Optional.empty()));
            }
        }
    }

    /** What was measured since this was last asked; only counters. */
    public synchronized Snapshot measured() {
        Snapshot now = registry.snapshot();
        Snapshot since = now.minus(told);
        told = now;
        return since;
    }

    @Override
    public void close() {
        shared.close();
        heap.close();
    }

    Flights flights() {
        return flights;
    }

    void loaded(CacheKey key, byte[] value, boolean keep) {
        registry.counter("cache-loads").increment();
        registry.counter("cache-loaded-bytes").add(value.length);
        if (keep) {
            Entry entry = new Entry(value, clock.instant());
            heap.put(key, entry);
            disk.ifPresent(tier -> tier.put(key, entry));
            shared.keep(key, entry);
        }
    }

    private Map<CacheKey, byte[]> atHand(Collection<CacheKey> keys) {
        Map<CacheKey, byte[]> found = new LinkedHashMap<>();
        for (CacheKey key : keys) {
            valid(heap, key).ifPresent(entry -> found.put(key, entry.value()));
        }
        registry.counter("cache-heap-hits").add(found.size());
        return found;
    }

    private Map<CacheKey, byte[]> elsewhere(Collection<CacheKey> keys) {
        Map<CacheKey, byte[]> found = new LinkedHashMap<>();
        disk.ifPresent(tier -> keys.forEach(key -> valid(tier, key).ifPresent(entry -> {
            heap.put(key, entry);
            found.put(key, entry.value());
        })));
        registry.counter("cache-disk-hits").add(found.size());
        Set<CacheKey> rest = without(keys, found.keySet());
        if (!rest.isEmpty()) {
            far(rest, found);
        }
        return found;
    }

    private void far(Set<CacheKey> keys, Map<CacheKey, byte[]> found) {
        List<CacheKey> hits = new ArrayList<>();
        shared.find(keys).forEach((key, entry) -> {
            if (!expired(entry)) {
                heap.put(key, entry);
                if (keys.contains(key)) {
                    disk.ifPresent(tier -> tier.put(key, entry));
                    found.put(key, entry.value());
                    hits.add(key);
                }
            }
        });
        registry.counter("cache-shared-hits").add(hits.size());
    }

    private Optional<Entry> valid(Tier tier, CacheKey key) {
        Optional<Entry> entry = tier.find(key);
        if (entry.filter(this::expired).isPresent()) {
            tier.remove(key);
            return Optional.empty();
        }
        return entry;
    }

    private boolean expired(Entry entry) {
        Instant now = clock.instant();
        return settings.ttl()
                .filter(ttl -> entry.created().plus(ttl).isBefore(now))
                .isPresent();
    }

    private static Set<CacheKey> without(Collection<CacheKey> keys, Set<CacheKey> known) {
        Set<CacheKey> rest = new LinkedHashSet<>(keys);
        rest.removeAll(known);
        return rest;
    }
}

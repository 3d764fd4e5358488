package dev.lamarck.spark;

import dev.lamarck.evaluate.Premises;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an executor keeps between tasks: one per JVM, built when the first task needs it, closed by Spark's plugin when
 * the executor shuts down.
 */
final class ExecutorRuntime implements AutoCloseable {

    private static final int WORKSHOPS = 4;
    private static @Nullable ExecutorRuntime current;

    private final GenomeStore genomes;
    private final Map<Integer, Semaphore> places = new HashMap<>();
    private final Map<CacheDesk.Place, CacheDesk> caches = new HashMap<>();
    private final Map<Blueprint, Workshop> workshops = new LinkedHashMap<>(8, 0.75f, true);

    private ExecutorRuntime(GenomeStore genomes) {
        this.genomes = genomes;
    }

    /** A place to evaluate a batch in; whoever has no limit has one at once. */
    synchronized Semaphore places(TaskSpec.Pace pace) {
        return places.computeIfAbsent(
                pace.atATime(), count -> new Semaphore(count == 0 ? Integer.MAX_VALUE : count, true));
    }

    static synchronized ExecutorRuntime get(TaskSpec.Pace pace) {
        ExecutorRuntime runtime = current;
        if (runtime == null) {
            runtime = new ExecutorRuntime(new GenomeStore(pace.genomeStoreBytes()));
            current = runtime;
        }
        return runtime;
    }

    static synchronized void shutDown() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    GenomeStore genomes() {
        return genomes;
    }

    /** The cache of the run's warehouse, told that a task of a generation begins; none where no evaluator has asked for it. */
    synchronized Optional<CacheDesk> cache(TaskSpec spec) {
        Optional<CacheDesk> desk = Optional.ofNullable(caches.get(CacheDesk.Place.of(spec)));
        desk.ifPresent(known -> known.begin(spec.blueprint().run(), spec.generation()));
        return desk;
    }

    /** Adds this JVM's cache to where the evaluators of a run work. */
    UnaryOperator<Premises> furnished(TaskSpec spec) {
        return premises -> new CachePremises(premises, () -> desk(spec).cache());
    }

    private synchronized CacheDesk desk(TaskSpec spec) {
        return caches.computeIfAbsent(CacheDesk.Place.of(spec), place -> CacheDesk.open(place, spec));
    }

    /** Workshops are built one at a time; of those that were not used lately the oldest is closed. */
    synchronized Workshop workshop(Blueprint blueprint, Function<Blueprint, Workshop> build) {
        Workshop known = workshops.get(blueprint);
        if (known == null) {
            known = build.apply(blueprint);
            workshops.put(blueprint, known);
        }
        if (workshops.size() > WORKSHOPS) {
            Blueprint oldest = workshops.keySet().iterator().next();
            Workshop retired = workshops.remove(oldest);
            if (retired != null) {
                retired.close();
            }
        }
        return known;
    }

    @Override
    public synchronized void close() {
        workshops.values().forEach(Workshop::close);
        workshops.clear();
        caches.values().forEach(CacheDesk::close);
        caches.clear();
    }
}

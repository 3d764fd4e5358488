package dev.lamarck.engine.bench;

/** Something that is measured, and can be done again and again. */
public interface Work {
    /** Does it once; says how many seconds of that count. */
    double seconds();

    /** Does it once. */
    static Work timed(Runnable once) {
        return () -> {
            long start = System.nanoTime();
            once.run();
            return (System.nanoTime() - start) / 1e9;
        };
    }
}

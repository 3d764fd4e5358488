package dev.lamarck.evaluate.performance;

import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.genome.Metrics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was measured so far. */
final class Course {

    static final Set<String> MEASURED = Set.of(
            "time_median", "time_min", "time_mad", "cpu_median", "peak_memory", "noise", "speed", "runs", "speedup");

    private static final double NANOS = 1e9;

    private Sample time = new Sample();
    private Sample cpu = new Sample();
    private Sample peak = new Sample();
    private Sample ratio = new Sample();

    void add(Ending.Use use) {
        time = time.and(use.wall().toNanos() / NANOS);
        cpu = cpu.and(use.cpu().toNanos() / NANOS);
        peak = peak.and(use.peakBytes());
    }

    /** How often as long the baseline took, in the run beside the last one. */
    void compare(Ending.Use baseline) {
        double own = time.values()[time.values().length - 1];
        ratio = ratio.and(baseline.wall().toNanos() / NANOS / own);
    }

    int runs() {
        return time.values().length;
    }

    /** The noise of what is compared in the end: the ratio if there is a baseline, else the time. */
    double noise() {
        return ratio.values().length > 0 ? ratio.noise() : time.noise();
    }

    Metrics metrics() {
        Map<String, Double> metrics = new TreeMap<>(Map.of(
                "time_median", time.median(),
                "time_min", time.min(),
                "time_mad", time.mad(),
                "cpu_median", cpu.median(),
                "peak_memory", peak.max(),
                "noise", noise(),
                "speed", 1 / time.median(),
                "runs", (double) runs()));
        if (ratio.values().length > 0) {
            metrics.put("speedup", ratio.median());
        }
        return Metrics.of(metrics);
    }
}

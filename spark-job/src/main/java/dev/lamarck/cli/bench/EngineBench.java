package dev.lamarck.cli.bench;

import dev.lamarck.conf.Block;
import dev.lamarck.run.Progress;
import dev.lamarck.run.Runs;
import dev.lamarck.run.StopSwitch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * What a generation costs beside its evaluations. The time of a generation is the time from the commit before it to its
 * own, so the durable commit is in it, and what overlaps is counted once. The first generations of a JVM are compiled
 * while they run; they are left out of the figures.
 */
public final class EngineBench {

    private final SparkSession spark;
    private final Path folder;
    private final Consumer<String> tell;

    public EngineBench(SparkSession spark, Path folder, Consumer<String> tell) {
        this.spark = spark;
        this.folder = folder;
        this.tell = tell;
    }

    /** What is measured; the names are what a person types. */
    public enum Part {
        small(100, 300),
        large(10_000, 20),
        history(100, 1000),
        million(1_000_000, 0);

        private final int size;
        private final int lastGeneration;

        Part(int size, int lastGeneration) {
            this.size = size;
            this.lastGeneration = lastGeneration;
        }

        /** When the memory is taken: before and after the generations that its growth is told for. */
        private Set<Integer> weighed() {
            return this == history
                    ? Set.of(101, lastGeneration)
                    : new HashSet<>(List.of(Math.min(20, lastGeneration), lastGeneration));
        }

        /** Those that fit into any driver. */
        public static List<Part> usual() {
            return List.of(small, large, history);
        }
    }

    public List<Figure> measure(List<Part> parts) throws IOException {
        try (Warehouse warehouse = Warehouse.in(folder, "engine")) {
            List<Figure> figures = new ArrayList<>();
            for (Part part : parts) {
                tell.accept("measuring " + part + ": generations 0 to " + part.lastGeneration + " of " + part.size
                        + " candidates");
                figures.addAll(figures(part, drive(part, warehouse.folder())));
            }
            return figures;
        }
    }

    private Stopwatch drive(Part part, Path warehouse) {
        Stopwatch watch = new Stopwatch(System::nanoTime, part.weighed());
        if (part == Part.history) { // else the early generations are compiled while they run, which flatters the late
            // ones
            new Runs(spark).run("warm-up", settings(part, warehouse), Progress.silent(), new StopSwitch());
        }
        new Runs(spark).run(part.name(), settings(part, warehouse), watch, new StopSwitch());
        return watch;
    }

    private static Block settings(Part part, Path warehouse) {
        return Block.ofYaml(
                """
                run: {seed: 1, warehouse: "%s"}
                stop: {generations: %d}
                genome: {genes: [{name: x, count: 10, min: -1, max: 1}]}
                search: {size: %d}
                evaluator: {class: %s}
                """.formatted(warehouse.toUri(), part.lastGeneration, part.size, Bowl.class.getName()),
                "the benchmark");
    }

    private static List<Figure> figures(Part part, Stopwatch watch) {
        return switch (part) {
            case small -> small(watch);
            case large -> large(watch);
            case history -> history(watch);
            case million -> million(watch);
        };
    }

    private static List<Figure> small(Stopwatch watch) {
        int from = 21;
        int to = Part.small.lastGeneration;
        return List.of(
                figure(Part.small, "generation p50", watch.quantile(from, to, 0.5), "ms")
                        .atMost(150),
                figure(Part.small, "generation p95", watch.quantile(from, to, 0.95), "ms"),
                rate(Part.small, watch, from, to),
                figure(Part.small, "heap after collection", watch.heapMib(to), "MiB"),
                figure(Part.small, "heap growth a generation", growthKib(watch, from - 1, to), "KiB"));
    }

    private static List<Figure> large(Stopwatch watch) {
        int to = Part.large.lastGeneration;
        int from = 4;
        return List.of(
                figure(Part.large, "generation p50", watch.quantile(from, to, 0.5), "ms"),
                figure(Part.large, "generation p95", watch.quantile(from, to, 0.95), "ms"),
                rate(Part.large, watch, from, to).atLeast(20_000),
                figure(Part.large, "heap after collection", watch.heapMib(to), "MiB"));
    }

    private static List<Figure> history(Stopwatch watch) {
        int to = Part.history.lastGeneration;
        double early = watch.quantile(50, 100, 0.5);
        double late = watch.quantile(950, to, 0.5);
        double total = watch.seconds(950, to) / watch.seconds(50, 100);
        return List.of(
                figure(Part.history, "generations 50-100 p50", early, "ms"),
                figure(Part.history, "generations 500-550 p50", watch.quantile(500, 550, 0.5), "ms"),
                figure(Part.history, "generations 950-1000 p50", late, "ms"),
                figure(Part.history, "late against early, in all", total, "x").atMost(1.15),
                figure(Part.history, "late against early, p50", late / early, "x"),
                figure(Part.history, "heap after collection", watch.heapMib(to), "MiB"),
                figure(Part.history, "heap growth a generation", growthKib(watch, 101, to), "KiB"));
    }

    private static List<Figure> million(Stopwatch watch) {
        double heap = Runtime.getRuntime().maxMemory() / (double) (1 << 30);
        return List.of(
                figure(Part.million, "the generation", watch.seconds(0, 0), "s"),
                rate(Part.million, watch, 0, 0),
                figure(Part.million, "driver heap allowed", heap, "GiB").atMost(4),
                figure(Part.million, "heap after collection", watch.heapMib(0), "MiB"));
    }

    private static Figure rate(Part part, Stopwatch watch, int from, int to) {
        double candidates = (double) part.size * (to - from + 1);
        return figure(part, "candidates a second", candidates / watch.seconds(from, to), "1/s");
    }

    private static double growthKib(Stopwatch watch, int from, int to) {
        return (watch.heapMib(to) - watch.heapMib(from)) * 1024 / (to - from);
    }

    private static Figure figure(Part part, String name, double value, String unit) {
        return Figure.plain(part.name().toLowerCase(Locale.ROOT), name, value, unit);
    }
}

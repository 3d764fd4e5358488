package dev.lamarck.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/** Prints what a generation's commit costs, first and last: {@code StoreBenchmark [generations] [candidates] [writer]}. */
final class StoreBenchmark {

    private static final int WINDOW = 50;

    private StoreBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int generations = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        int candidates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        StoreSettings.Writer writer = StoreSettings.Writer.valueOf(arguments.length > 2 ? arguments[2] : "LOG");
        StoreSettings defaults = StoreSettings.defaults();
        StoreSettings settings = new StoreSettings(
                writer, defaults.retention(), defaults.checkpointInterval(), true, true, defaults.database());
        Path folder = Files.createTempDirectory("lamarck-store-benchmark");
        SparkSession session = SparkExtension.session();
        Warehouse warehouse = Warehouse.open(session, folder.toUri().toString(), settings);
        try (RunStore store = warehouse.create(Samples.run("bench"), "benchmark")) {
            run(store, generations, candidates);
        }
        long opening = System.nanoTime();
        warehouse.open("bench", "second").close();
        System.out.printf(Locale.ROOT, "open_ms=%.1f folder=%s%n", millis(opening), folder);
        session.stop();
    }

    private static void run(RunStore store, int generations, int candidates) {
        List<Double> files = new ArrayList<>();
        List<Double> commits = new ArrayList<>();
        double cpu = processCpuMillis();
        for (int generation = 0; generation < generations; generation++) {
            long start = System.nanoTime();
            DataFile file = candidates(store, generation, candidates);
            files.add(millis(start));
            long committing = System.nanoTime();
            store.commit(Samples.commit(generation, candidates, List.of(file)));
            commits.add(millis(committing));
            if (commits.size() == WINDOW) {
                System.out.printf(
                        Locale.ROOT,
                        "generations=%d-%d candidate_file_p50_ms=%.1f commit_p50_ms=%.1f commit_p95_ms=%.1f"
                                + " cpu_per_generation_ms=%.1f%n",
                        generation - WINDOW + 1,
                        generation,
                        quantile(files, 0.5),
                        quantile(commits, 0.5),
                        quantile(commits, 0.95),
                        (processCpuMillis() - cpu) / WINDOW);
                cpu = processCpuMillis();
                files.clear();
                commits.clear();
            }
        }
    }

    private static DataFile candidates(RunStore store, int generation, int candidates) {
        try (RowFile<CandidateRow> file = RowFile.create(new CandidateCodec(), store.target(Table.CANDIDATES))) {
            for (int slot = 0; slot < candidates; slot++) {
                file.write(Samples.candidate(generation, slot));
            }
            return file.finish();
        }
    }

    /** What other programs on the machine do to the clock, they do not do to this. */
    private static double processCpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(java.time.Duration.ZERO)
                .toMillis();
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }

    private static double quantile(List<Double> values, double share) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }
}

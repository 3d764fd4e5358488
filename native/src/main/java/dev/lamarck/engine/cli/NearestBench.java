package dev.lamarck.engine.cli;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.near.Neighbour;
import dev.lamarck.engine.near.Similarity;
import dev.lamarck.engine.near.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the search for the nearest vectors, taking turns with a peer. */
@Command(
        name = "bench-nearest",
        description = "Time the search for the nearest of many random vectors. A peer makes the same search in turns.",
        footer = {"", "Example: lamarck model bench-nearest --threads 2 --peer 'python scripts/peers/nearest.py'"})
final class NearestBench implements Callable<Integer> {
    /** Vectors that are made and added together. */
    private static final int TOGETHER = 8192;

    private static final int MIB = 1 << 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final DeviceOptions device = new DeviceOptions();

    @Option(names = "--rows", paramLabel = "N", description = "Vectors to search. Default: ${DEFAULT-VALUE}.")
    private int rows = 1_000_000;

    @Option(names = "--width", paramLabel = "N", description = "Numbers of a vector. Default: ${DEFAULT-VALUE}.")
    private int width = 384;

    @Option(names = "--queries", paramLabel = "N", description = "Queries together. Default: ${DEFAULT-VALUE}.")
    private int queries = 64;

    @Option(names = "--nearest", paramLabel = "K", description = "Found of each query. Default: ${DEFAULT-VALUE}.")
    private int nearest = 10;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count. Default: ${DEFAULT-VALUE}.")
    private int rounds = 7;

    @Option(
            names = "--peer",
            paramLabel = "COMMAND",
            description = "A command that gets rows, width, queries and nearest, and searches for each line it reads.")
    private Optional<String> peer = Optional.empty();

    @Option(names = "--json", description = "Print one object of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (Backend backend = device.open();
                Vectors vectors = new Vectors(backend, "bench", Similarity.COSINE, width);
                NearestPeer other = NearestPeer.of(peer, List.of(rows, width, queries, nearest))) {
            for (int row = 0; row < rows; row += TOGETHER) {
                vectors.add(made(queries + row, Math.min(TOGETHER, rows - row)));
            }
            List<float[]> asked = made(0, queries);
            double[] own = new double[rounds];
            double[] theirs = new double[rounds];
            // The first round does not count.
            for (int round = -1; round < rounds; round++) {
                long begun = System.nanoTime();
                List<List<Neighbour>> found = vectors.nearest(asked, nearest);
                own[Math.max(0, round)] = (System.nanoTime() - begun) / 1e6;
                theirs[Math.max(0, round)] = other.search(found);
            }
            Printer.of(spec, json).facts("nearest", facts(backend, own, theirs));
        }
        return 0;
    }

    private Map<String, Object> facts(Backend backend, double[] own, double[] theirs) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("numerics", backend.numerics().text());
        facts.put("milliseconds", median(own));
        if (peer.isPresent()) {
            double[] ratios = IntStream.range(0, rounds)
                    .mapToDouble(round -> theirs[round] / own[round])
                    .toArray();
            facts.put("peer", median(theirs));
            facts.put("times_as_fast", "%.2f".formatted(median(ratios)));
        }
        facts.put("vectors_mib", 4L * rows * width / MIB);
        facts.put("peak_mib", backend.memory().peak() / MIB);
        return facts;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Numbers from -1 to 1 by their place alone, so that a peer makes the same. */
    private List<float[]> made(int first, int count) {
        List<float[]> made = new ArrayList<>();
        for (int row = first; row < first + count; row++) {
            float[] vector = new float[width];
            for (int i = 0; i < width; i++) {
                int mixed = (row * width + i) * 0x9E3779B1;
                mixed = (mixed ^ mixed >>> 15) * 0x85EBCA77;
                mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE3D;
                vector[i] = (mixed >> 8) * 0x1p-23f;
            }
            made.add(vector);
        }
        return made;
    }
}

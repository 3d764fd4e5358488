package dev.lamarck.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What work took in runs, and what peers took for the same right after each of them.
 *
 * @param peers by their names
 */
public record Pairs(double[] own, Map<String, double[]> peers) {
    public Pairs {
        own = own.clone();
        peers = new LinkedHashMap<>(peers);
    }

    /** Every one once to warm up, then in turn. */
    public static Pairs measure(Work work, List<Peer> peers, int runs) {
        work.seconds();
        peers.forEach(Work::seconds);
        double[] own = new double[runs];
        List<double[]> others = new ArrayList<>();
        peers.forEach(peer -> others.add(new double[runs]));
        for (int run = 0; run < runs; run++) {
            own[run] = work.seconds();
            for (int i = 0; i < peers.size(); i++) {
                others.get(i)[run] = peers.get(i).seconds();
            }
        }
        Map<String, double[]> named = new LinkedHashMap<>();
        for (int i = 0; i < peers.size(); i++) {
            named.put(peers.get(i).name(), others.get(i));
        }
        return new Pairs(own, named);
    }

    /** The median of its own runs. */
    public double seconds() {
        return median(own);
    }

    /** The median of a peer's runs. */
    public double seconds(String peer) {
        return median(peers.getOrDefault(peer, new double[0]));
    }

    /** How many times as long a peer takes: the median over the pairs of runs. */
    public double ratio(String peer) {
        double[] other = peers.getOrDefault(peer, new double[0]);
        double[] ratios = new double[other.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = other[i] / own[i];
        }
        return median(ratios);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

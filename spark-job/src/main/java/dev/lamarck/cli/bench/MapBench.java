package dev.lamarck.cli.bench;

import dev.lamarck.evolve.Evolution;
import dev.lamarck.evolve.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** How much of the arm's repertoire a grid holds, and how good, after as many evaluations as the peers had. */
final class MapBench {

    private static final int EVALUATIONS = 50_000;
    private static final double CELLS = 2500;

    private static final String SETTINGS = """
            genome: {genes: [{name: angle, count: 12, min: -3.141592653589793, max: 3.141592653589793}]}
            search:
              size: 100
              islands: 1
              features: [x, y]
              survival:
                island:
                  - type: map-elites
                    config:
                      dimensions: [{feature: x, min: -12, max: 12, bins: 50}, {feature: y, min: -12, max: 12, bins: 50}]
                run: []
              parents: uniform
              initial: {type: cma-es, config: {sigma: 0.0159, mean: [0]}}
              operators: %s
            evaluator: {type: arm-repertoire}
            """;

    private static final List<Way> WAYS = List.of(
            new Way("gaussian", "[{type: gaussian, config: {sigma: 0.0159, rate: 1}}]"),
            new Way("iso-line", "[iso-line]"),
            new Way("cma-me", """
                    [{type: blx-alpha, config: {alpha: 0.35}}, iso-line]
                      knobs: {exploration-bonus: 1}"""));

    private final Peers peers;
    private final int seeds;

    /** Operators under the name of the peer's emitter that works alike. */
    private record Way(String name, String operators) {}

    MapBench(Peers peers, int seeds) {
        this.peers = peers;
        this.seeds = seeds;
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Way way : WAYS) {
            Contest contest = Contest.of(SETTINGS.formatted(way.operators()));
            List<Evolution> ends = LongStream.rangeClosed(1, seeds)
                    .mapToObj(seed -> contest.after(seed, EVALUATIONS, any -> false))
                    .toList();
            figures.addAll(figures(
                    way.name() + ": coverage",
                    Quartiles.of(ends.stream().mapToDouble(MapBench::coverage).toArray()),
                    peers.median(Map.of("emitter", way.name()), "coverage")));
            figures.addAll(figures(
                    way.name() + ": QD score",
                    Quartiles.of(ends.stream().mapToDouble(MapBench::quality).toArray()),
                    peers.median(Map.of("emitter", way.name()), "qd_score")));
        }
        return figures;
    }

    private static List<Figure> figures(String name, Quartiles reached, OptionalDouble peer) {
        Figure median = Figure.plain("map", name + ", median", reached.median(), "");
        return List.of(
                peer.isPresent() ? median.atLeast(peer.getAsDouble()) : median,
                Figure.plain("map", name + ", lower quartile", reached.low(), ""),
                Figure.plain("map", name + ", upper quartile", reached.high(), ""));
    }

    private static double coverage(Evolution evolution) {
        return residents(evolution).size() / CELLS;
    }

    /** Each cell counts by how far its score is above the least one that any arm can have, which is minus pi. */
    private static double quality(Evolution evolution) {
        return residents(evolution).stream()
                .mapToDouble(entry -> entry.resident().member().score() + Math.PI)
                .sum();
    }

    private static List<Population.Entry> residents(Evolution evolution) {
        return evolution.population().entries().stream()
                .filter(entry -> entry.resident().cell().isPresent())
                .toList();
    }
}

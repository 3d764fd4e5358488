package dev.lamarck.cli.bench;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Evolution;
import dev.lamarck.evolve.Figures;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Population;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long decisions take, on one core. The first rounds, in which the JVM compiles, are not counted. */
final class SpeedBench {

    private static final int WARM_UP = 15;
    private static final int ROUNDS = 31;
    private static final long KEY = 0x7370656564L;

    private static final String SETTINGS = """
            genome: {genes: [{name: x, count: 100, min: -1, max: 1}]}
            search:
              size: 10000
              features: []
              survival: {island: [{type: elites, config: {size: 2500}}]}
              operators: %s
            """;

    private static final String LEARNING = """
            genome: {genes: [{name: x, count: 10, min: -1, max: 1}]}
            search:
              size: 100
              islands: 2
              survival: {island: [{type: elites, config: {size: 50}}, {type: map-elites, config: {bins: 5}}]}
              parents: weighted
              choice: ucb
              migration: random
              renewal: {type: stagnation, config: {generations: 40, founders: archive}}
              operators: [gaussian-self-adaptive, gaussian-one-fifth, differential-evolution, cma-es]
            """;

    private static final Map<String, String> OPERATORS = new java.util.TreeMap<>(Map.of(
            "the default operators", "[{type: gaussian, weight: 0.7}, {type: uniform-crossover, weight: 0.3}]",
            "sbx-polynomial", "[sbx-polynomial]",
            "differential-evolution", "[differential-evolution]"));

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        OPERATORS.forEach((name, operators) -> figures.add(selectAndVary(name, operators)));
        figures.add(survival(10_000).atMost(300));
        figures.add(survival(20_000));
        figures.add(diversity());
        figures.addAll(history());
        return figures;
    }

    private static Figure selectAndVary(String name, String operators) {
        Evolution evolution = Evolution.of(SETTINGS.formatted(operators), 1);
        double[] millis = new double[WARM_UP + ROUNDS];
        Philox scores = new Philox(KEY, 0, 0, 0);
        evolution.tell(scored(evolution.ask().size(), scores));
        for (int round = 0; round < millis.length; round++) {
            long begun = System.nanoTime();
            int children = evolution.ask().size();
            millis[round] = (System.nanoTime() - begun) / 1e6;
            evolution.tell(scored(children, scores));
        }
        return Figure.plain("speed", "select and vary 10,000 x 100 genes, " + name + ", p50", median(millis), "ms")
                .atMost(50);
    }

    private static List<Outcome> scored(int count, Philox scores) {
        List<Outcome> outcomes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            outcomes.add(Outcome.scored(Metrics.of("score", scores.nextDouble())));
        }
        return outcomes;
    }

    /** Strategies that learn and count, late in a long search against early in it. */
    private static List<Figure> history() {
        Evolution evolution = Evolution.of(LEARNING, 1);
        double[] millis = new double[1001];
        long early = 0;
        for (int generation = 0; generation < millis.length; generation++) {
            Philox scores = new Philox(KEY, 2, generation, 0);
            long begun = System.nanoTime();
            evolution.tell(scored(evolution.ask().size(), scores));
            millis[generation] = (System.nanoTime() - begun) / 1e6;
            early = generation == 100 ? remembered(evolution) : early;
        }
        double late = Quartiles.of(Arrays.copyOfRange(millis, 950, 1001)).median();
        double soon = Quartiles.of(Arrays.copyOfRange(millis, 50, 101)).median();
        return List.of(
                Figure.plain(
                                "speed",
                                "strategies that learn: generations 950-1000 against 50-100, p50",
                                late / soon,
                                "x")
                        .atMost(1.15),
                Figure.plain(
                                "speed",
                                "the same: what they remember, generation 1000 against 100",
                                (double) remembered(evolution) / early,
                                "x")
                        .atMost(1.15));
    }

    private static long remembered(Evolution evolution) {
        return Stream.concat(
                        evolution.population().memory().values().stream(),
                        evolution.population().states().values().stream())
                .mapToLong(bytes -> bytes.length)
                .sum();
    }

    /** Half of those who meet live on. */
    private static Figure survival(int members) {
        Survival nsga2 = Catalogs.survivals().create("nsga2", Block.empty().with("size", String.valueOf(members / 2)));
        List<Member> all = members(members, 3);
        Survivors before = new Survivors(
                all.subList(0, members / 2).stream().map(Resident::of).toList(), new byte[0]);
        Survival.Contest contest = new Survival.Contest(List.of(), before, all.subList(members / 2, members));
        double[] millis = new double[WARM_UP + ROUNDS];
        for (int round = 0; round < millis.length; round++) {
            long begun = System.nanoTime();
            nsga2.survive(contest);
            millis[round] = (System.nanoTime() - begun) / 1e6;
        }
        return Figure.plain("speed", "NSGA-II among " + members + " members, 3 objectives, p50", median(millis), "ms");
    }

    private static Figure diversity() {
        List<Population.Entry> entries = new ArrayList<>();
        Population.Place place = new Population.Place(0, "elites");
        for (Member member : members(100_000, 1)) {
            entries.add(new Population.Entry(place, entries.size(), Resident.of(member)));
        }
        Population population = Population.of(entries, Map.of(), Map.of());
        double[] millis = new double[WARM_UP + ROUNDS];
        for (int round = 0; round < millis.length; round++) {
            long begun = System.nanoTime();
            Figures.of(population);
            millis[round] = (System.nanoTime() - begun) / 1e6;
        }
        return Figure.plain("speed", "diversity of 100,000 members, p50", median(millis), "ms")
                .atMost(1000);
    }

    private static List<Member> members(int count, int objectives) {
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Philox draws = new Philox(KEY, 1, i, 0);
            members.add(new Member(
                    new Hash128(KEY, i),
                    new Hash128(i, KEY),
                    new Birth(0, i, 0),
                    draws.doubles(objectives).toArray(),
                    new double[0],
                    draws.doubles(6).toArray()));
        }
        return members;
    }

    private static double median(double[] millis) {
        return Quartiles.of(Arrays.copyOfRange(millis, WARM_UP, millis.length)).median();
    }
}

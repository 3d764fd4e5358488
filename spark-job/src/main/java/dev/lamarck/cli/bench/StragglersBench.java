package dev.lamarck.cli.bench;

import dev.lamarck.conf.Block;
import dev.lamarck.run.Progress;
import dev.lamarck.run.Runs;
import dev.lamarck.run.StopSwitch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;

/**
 * How busy cores are with evaluations of very different length. A core is busy while it evaluates; what it does from one
 * commit to another counts, planning, starting tasks and committing included.
 */
final class StragglersBench {

    private static final int SIZE = 64;
    private static final int FIRST = 2;
    private static final int LAST = 12;
    private static final String QUORUM = "0.9";

    private final SparkSession spark;
    private final Path folder;
    private final int cores;

    /** The spells of some generations, and the time of them all. */
    private record Span(List<Wait.Spell> spells, long from, long to, int cores) {

        double share(boolean useful) {
            double millis = spells.stream()
                    .filter(spell -> spell.useful() == useful)
                    .mapToDouble(spell -> spell.millisWithin(from, to))
                    .sum();
            return 100 * millis * 1e6 / (to - from) / cores;
        }

        double millisEach() {
            return (to - from) / 1e6 / (LAST - FIRST);
        }

        List<Wait.Spell> inside() {
            return spells.stream()
                    .filter(spell -> spell.begun() >= from && spell.ended() <= to)
                    .toList();
        }
    }

    StragglersBench(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
        this.cores = spark.sparkContext().defaultParallelism();
    }

    List<Figure> figures() throws IOException, InterruptedException {
        try (Warehouse warehouse = Warehouse.in(folder, "stragglers")) {
            run(warehouse, "warm-up", "", 1);
            List<Figure> figures = new ArrayList<>();
            Span strict = run(warehouse, "strict", "", LAST);
            figures.addAll(figures("every candidate waited for", strict, false));
            figures.addAll(figures(
                    "quorum " + QUORUM, run(warehouse, "early", "generation: {quorum: " + QUORUM + "}", LAST), true));
            figures.add(figure("a plain pool of threads with a barrier: cores busy", pool(strict.inside()), "%"));
            return figures;
        }
    }

    private List<Figure> figures(String name, Span span, boolean target) {
        Figure busy = figure(name + ": cores busy", span.share(true) + span.share(false), "%");
        return List.of(
                target ? busy.atLeast(90) : busy,
                figure(name + ": with evaluations that ended", span.share(true), "%"),
                figure(name + ": with evaluations that were cut off", span.share(false), "%"),
                figure(name + ": a generation", span.millisEach(), "ms"));
    }

    private static Figure figure(String name, double value, String unit) {
        return Figure.plain("stragglers", name, value, unit);
    }

    private Span run(Warehouse warehouse, String name, String more, int last) {
        Wait.taken();
        TreeMap<Integer, Long> commits = new TreeMap<>();
        Progress progress = new Progress() {
            @Override
            public void generation(Report report) {
                commits.put(report.row().generation(), System.nanoTime());
            }
        };
        Block settings = Block.ofYaml(
                """
                run: {seed: 1, warehouse: "%s"}
                stop: {generations: %d}
                genome: {genes: [{name: x, count: 10, min: -1, max: 1}]}
                search: {size: %d}
                execution: {batch-size: 1}
                evaluator: {class: %s}
                %s
                """.formatted(warehouse.folder().toUri(), last, SIZE, Wait.class.getName(), more), "the benchmark");
        new Runs(spark).run(name, settings, progress, new StopSwitch());
        long from = commits.getOrDefault(Math.min(FIRST, last - 1), 0L);
        return new Span(Wait.taken(), from, commits.getOrDefault(last, 0L), cores);
    }

    /** The same evaluations without any of this: threads take one after the other, and wait for all of a generation. */
    private double pool(List<Wait.Spell> spells) throws InterruptedException {
        long begun = System.nanoTime();
        double busy = 0;
        for (int at = 0; at + SIZE <= spells.size(); at += SIZE) {
            List<Wait.Spell> generation = spells.subList(at, at + SIZE);
            AtomicInteger next = new AtomicInteger();
            Bill.of(cores, cores, (thread, number) -> {
                for (int i = next.getAndIncrement(); i < SIZE; i = next.getAndIncrement()) {
                    TimeUnit.NANOSECONDS.sleep((long) (generation.get(i).millis() * 1e6));
                }
            });
            busy += generation.stream().mapToDouble(Wait.Spell::millis).sum();
        }
        return 100 * busy * 1e6 / (System.nanoTime() - begun) / cores;
    }
}

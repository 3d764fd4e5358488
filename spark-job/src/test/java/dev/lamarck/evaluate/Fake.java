package dev.lamarck.evaluate;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** An evaluator by hand that remembers its batches, and what calls one. */
public final class Fake implements Evaluator {

    private final Function<Job, Outcome> outcome;
    private final List<List<Job>> batches = Collections.synchronizedList(new ArrayList<>());
    private final List<String> life = Collections.synchronizedList(new ArrayList<>());
    private boolean readsText;

    public Fake(Function<Job, Outcome> outcome) {
        this.outcome = outcome;
    }

    /** One that scores by a function of the first gene. */
    public static Fake scoring(String metric, Function<Double, Double> score) {
        return new Fake(job -> Outcome.scored(Metrics.of(metric, score.apply(gene(job.genome())))));
    }

    public static double gene(Genome genome) {
        return genome instanceof Vector vector
                ? vector.genes()[0]
                : ((Program) genome).text().length();
    }

    public Fake readingText() {
        readsText = true;
        return this;
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        batches.add(List.copyOf(batch));
        batch.forEach(job -> outcomes.complete(job, outcome.apply(job)));
    }

    @Override
    public List<Asset> assets() {
        return List.of(Asset.file("pom.xml"));
    }

    @Override
    public void open(Premises premises) {
        life.add("open");
    }

    @Override
    public void check(List<Genome> samples) {
        life.add("check");
    }

    @Override
    public Demand demand() {
        return new Demand(2, 0, 0);
    }

    @Override
    public java.util.Set<String> measured() {
        return java.util.Set.of("millis");
    }

    @Override
    public boolean readsText() {
        return readsText;
    }

    @Override
    public String isolation() {
        return "fake";
    }

    @Override
    public void close() {
        life.add("close");
    }

    public List<String> life() {
        return List.copyOf(life);
    }

    public List<List<Job>> batches() {
        return List.copyOf(batches);
    }

    public int jobs() {
        return batches().stream().mapToInt(List::size).sum();
    }

    /** Jobs of vectors with one gene. */
    public static List<Job> jobs(double... genes) {
        return jobs(java.util.Arrays.stream(genes)
                .<Genome>mapToObj(gene -> Vector.of(gene))
                .toArray(Genome[]::new));
    }

    public static List<Job> jobs(Genome... genomes) {
        return IntStream.range(0, genomes.length)
                .mapToObj(i -> new Job(i, genomes[i], genomes[i].hash(), 7))
                .toList();
    }

    /** The outcomes of a batch by index; an outcome that comes twice is an error. */
    public static Map<Integer, Outcome> run(Evaluator evaluator, List<Job> jobs) {
        Map<Integer, Outcome> outcomes = Collections.synchronizedMap(new TreeMap<>());
        evaluator.evaluate(jobs, (job, outcome) -> {
            if (outcomes.put(job.index(), outcome) != null) {
                throw new AssertionError("Twice an outcome for " + job.index());
            }
        });
        return outcomes;
    }

    public static Metrics metrics(Outcome outcome) {
        return ((Outcome.Scored) outcome).metrics();
    }
}

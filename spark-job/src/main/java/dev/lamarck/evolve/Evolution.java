package dev.lamarck.evolve;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Effective;
import dev.lamarck.conf.Positive;
import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Purpose;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The search as a library: ask for a generation's genomes, tell what each of them came to, and so on. With the same
 * settings, seed and outcomes it makes the same genomes as a run on Spark, one after the other in one thread.
 */
public final class Evolution {

    private final Search search;
    private final Planner planner;
    private final Breeder breeder;
    private final Appraisal appraisal;
    private final long seed;
    private final Hash128 identity;
    private final Map<Hash128, Genome> genomes = new HashMap<>();
    private final Map<Hash128, Marks> marks = new HashMap<>();
    private Population population = Population.empty();
    private Optional<Brooding> brooding = Optional.empty();
    private int generation;

    /** What is searched, and how. */
    public record Settings(
            @Doc("what evolves") GenomeSettings genome,
            @Doc("how it searches") SearchSettings search,

            @Default("16") @Positive @Doc("children that one operator makes together")
            int batchSize) {}

    /** A scored candidate with its genome. */
    public record Found(Member member, Genome genome) {}

    /** A generation that was asked for and not told about yet. */
    private record Brooding(Plan plan, List<Genome> children, SortedMap<Integer, Outcome> stillborn) {}

    private Evolution(Settings settings, long seed) {
        this.search = Search.of(settings.search(), settings.genome().space(), seed);
        this.planner = new Planner(search, settings.batchSize());
        this.breeder = Breeder.of(settings.search(), settings.genome().space());
        this.appraisal =
                Appraisal.of(settings.search(), Traits.of(settings.genome().space()));
        this.seed = seed;
        this.identity = Hash128.digest(Effective.of(settings).canonical().getBytes(StandardCharsets.UTF_8));
    }

    /** The blocks {@code genome} and {@code search} as in the settings of a run. */
    public static Evolution of(String yaml, long seed) {
        return of(new Binder().bind(Block.ofYaml(yaml, "the settings"), Settings.class), seed);
    }

    public static Evolution of(Settings settings, long seed) {
        return new Evolution(settings, seed);
    }

    /** How many generations are done. */
    public int generation() {
        return generation;
    }

    /** The genomes of this generation in the order of their slots; the same ones until it is told about. */
    public List<Genome> ask() {
        return brooding().children();
    }

    /**
     * Those of this generation's genomes that need no evaluation, by slot: programs that do not parse any more, or mean
     * what a parent means. They come to this outcome, whatever is told of them.
     */
    public SortedMap<Integer, Outcome> stillborn() {
        return Collections.unmodifiableSortedMap(brooding().stillborn());
    }

    private Brooding brooding() {
        if (brooding.isEmpty()) {
            Plan plan = planner.plan(generation, population);
            List<Genome> children = new ArrayList<>(plan.size());
            SortedMap<Integer, Outcome> stillborn = new TreeMap<>();
            for (Plan.Batch batch : plan.batches()) {
                List<Variator.Mating> matings = matings(batch);
                List<Genome> made = children(batch, matings);
                Breeder.objections(batch.operator(), matings, made, appraisal.traits())
                        .forEach((place, outcome) -> stillborn.put(batch.firstSlot() + place, outcome));
                children.addAll(made);
            }
            brooding = Optional.of(new Brooding(plan, List.copyOf(children), stillborn));
        }
        return brooding.get();
    }

    private List<Variator.Mating> matings(Plan.Batch batch) {
        List<Variator.Mating> matings = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            List<Variator.Parent> parents = batch.parents().get(i).stream()
                    .map(parent -> new Variator.Parent(genome(parent), parent.fitness(), marks(parent)))
                    .toList();
            matings.add(new Variator.Mating(
                    parents, search.key(generation, batch.island(), batch.firstSlot() + i, Purpose.VARY)));
        }
        return matings;
    }

    private List<Genome> children(Plan.Batch batch, List<Variator.Mating> matings) {
        return breeder.breed(
                batch.operator(),
                new Variator.Brood(
                        breeder.space(), generation, batch.island(), breeder.temperature(), batch.state(), matings));
    }

    /**
     * What the genomes that were asked for came to, in their order; of {@link #stillborn} ones anything may be told. Ends the
     * generation.
     *
     * @return the outcomes as they count: one that lacks what the objectives or the features need has failed
     */
    public List<Outcome> tell(List<Outcome> outcomes) {
        Brooding told = brooding.orElseThrow(
                () -> new IllegalStateException("Nobody asked for generation " + generation + ". Call ask() first."));
        if (outcomes.size() != told.children().size()) {
            throw new IllegalArgumentException(
                    "Generation %d has %d candidates, got %d outcomes. Tell one for each, in order."
                            .formatted(generation, told.children().size(), outcomes.size()));
        }
        List<Outcome> judged = new ArrayList<>(outcomes.size());
        List<Member> born = new ArrayList<>(outcomes.size());
        for (Plan.Batch batch : told.plan().batches()) {
            for (int slot = batch.firstSlot(); slot < batch.firstSlot() + batch.size(); slot++) {
                Outcome outcome = told.stillborn().getOrDefault(slot, outcomes.get(slot));
                judged.add(judge(new Birth(generation, slot, batch.island()), told, outcome, born));
            }
        }
        population = population.accept(search, told.plan(), born, late(told, judged));
        genomes.keySet()
                .retainAll(Stream.concat(population.members().stream(), population.late().stream())
                        .map(Member::id)
                        .collect(Collectors.toSet()));
        marks.keySet().retainAll(genomes.keySet());
        brooding = Optional.empty();
        generation++;
        return judged;
    }

    /** The names of those that are pending; they are asked for again in the next generation. */
    private SortedMap<Integer, Hash128> late(Brooding told, List<Outcome> judged) {
        SortedMap<Integer, Hash128> late = new TreeMap<>();
        for (int slot = 0; slot < judged.size(); slot++) {
            if (judged.get(slot) instanceof Outcome.Pending) {
                Hash128 id = Candidate.idOf(seed, identity, generation, slot);
                genomes.put(id, told.children().get(slot));
                late.put(slot, id);
            }
        }
        return late;
    }

    private Outcome judge(Birth birth, Brooding told, Outcome outcome, List<Member> born) {
        Genome genome = told.children().get(birth.slot());
        Appraisal.Verdict verdict = appraisal.of(genome, outcome);
        if (verdict.score().isPresent()) {
            Hash128 id = Candidate.idOf(seed, identity, generation, birth.slot());
            SearchSettings settings = search.settings();
            born.add(new Member(
                    id,
                    genome.hash(),
                    birth,
                    verdict.fitness(),
                    Constraint.violation(settings.constraints(), settings.features(), verdict.features()),
                    verdict.features(),
                    verdict.profile()));
            genomes.put(id, genome);
            marks.put(id, appraisal.traits().marks(genome, verdict.outcome()));
        }
        return verdict.outcome();
    }

    /** Everybody who lives. */
    public Population population() {
        return population;
    }

    private Marks marks(Member member) {
        return marks.getOrDefault(member.id(), Marks.none());
    }

    /** The genome of a living member. */
    public Genome genome(Member member) {
        Genome genome = genomes.get(member.id());
        if (genome == null) {
            throw new IllegalArgumentException(member + " does not live any more, so its genome is not kept");
        }
        return genome;
    }

    /** The fittest candidate so far, the first of equals. */
    public Optional<Found> best() {
        return population.best().map(member -> new Found(member, genome(member)));
    }
}

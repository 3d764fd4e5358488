package dev.lamarck.evolve;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.Vector;
import dev.lamarck.steer.Schedule;
import dev.lamarck.steer.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A search that goes on as a run does, without Spark, and whose settings a schedule may change: two genes, of which the
 * score likes great ones; who gets the first too great fails.
 */
final class Life {

    private static final int BATCH = 5;
    private static final double TOO_GREAT = 0.97;

    private final Schedule schedule;
    private final long seed;
    private final Map<Hash128, Genome> genomes = new HashMap<>();
    private final List<Plan> plans = new ArrayList<>();
    private final List<List<Genome>> born = new ArrayList<>();
    private final List<List<Member>> scored = new ArrayList<>();
    private Population population = Population.empty();

    private Life(Schedule schedule, long seed) {
        this.schedule = schedule;
        this.seed = seed;
    }

    /**
     * A life by search settings.
     *
     * @param changes from generation 5 on, in the form of the search settings; may be empty
     */
    static Life of(String search, String changes) {
        List<Step> steps =
                changes.isEmpty() ? List.of() : List.of(new Step(5, Block.ofYaml("search: " + changes, "step.yaml")));
        return new Life(Schedule.of(Block.ofYaml("search: " + search, "run.yaml"), steps), 42);
    }

    static Life of(String search) {
        return of(search, "");
    }

    private record Wrapped(SearchSettings search) {}

    Search search(int generation) {
        SearchSettings settings =
                new Binder().bind(schedule.at(generation), Wrapped.class).search();
        return Search.of(settings, Members.SPACE, seed);
    }

    Life until(int generations) {
        while (plans.size() < generations) {
            live();
        }
        return this;
    }

    private void live() {
        int generation = plans.size();
        Search search = search(generation);
        Breeder breeder = Breeder.of(search.settings(), Members.SPACE);
        Appraisal appraisal = Appraisal.of(search.settings(), Traits.of(Members.SPACE));
        Plan plan = new Planner(search, BATCH).plan(generation, population);
        List<Genome> children = new ArrayList<>();
        List<Member> alive = new ArrayList<>();
        for (Plan.Batch batch : plan.batches()) {
            List<Genome> made = breeder.breed(batch.operator(), brood(search, breeder, generation, batch));
            for (int i = 0; i < made.size(); i++) {
                Birth birth = new Birth(generation, batch.firstSlot() + i, batch.island());
                judge(search, appraisal, birth, (Vector) made.get(i), alive);
            }
            children.addAll(made);
        }
        population = population.accept(search, plan, alive);
        plans.add(plan);
        born.add(children);
        scored.add(alive);
    }

    private Variator.Brood brood(Search search, Breeder breeder, int generation, Plan.Batch batch) {
        List<Variator.Mating> matings = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            List<Variator.Parent> parents = batch.parents().get(i).stream()
                    .map(parent -> new Variator.Parent(genomes.get(parent.id()), parent.fitness()))
                    .toList();
            matings.add(new Variator.Mating(
                    parents, search.key(generation, batch.island(), batch.firstSlot() + i, Purpose.VARY)));
        }
        return new Variator.Brood(
                Members.SPACE, generation, batch.island(), breeder.temperature(), batch.state(), matings);
    }

    private void judge(Search search, Appraisal appraisal, Birth birth, Vector genome, List<Member> alive) {
        Outcome outcome = genome.gene(0) > TOO_GREAT
                ? Outcome.failed(Outcome.Reason.INVALID, "too great")
                : Outcome.scored(Metrics.of(
                        Map.of("score", genome.gene(0) + genome.gene(1), "a", genome.gene(0), "b", genome.gene(1))));
        Appraisal.Verdict verdict = appraisal.of(genome, outcome);
        if (verdict.score().isPresent()) {
            SearchSettings settings = search.settings();
            Hash128 id = Candidate.idOf(seed, new Hash128(0, 0), birth.generation(), birth.slot());
            alive.add(new Member(
                    id,
                    genome.hash(),
                    birth,
                    verdict.fitness(),
                    Constraint.violation(settings.constraints(), settings.features(), verdict.features()),
                    verdict.features(),
                    verdict.profile()));
            genomes.put(id, genome);
        }
    }

    /** From here on with what is stored of the population, as after a death of the driver. */
    Life resumed() {
        population = Population.of(population.entries(), population.states(), population.memory());
        return this;
    }

    /** Another life that goes on from here by other settings. */
    Life branched(String search) {
        Life branch = new Life(Schedule.of(Block.ofYaml("search: " + search, "run.yaml"), List.of()), seed);
        branch.genomes.putAll(genomes);
        branch.plans.addAll(plans);
        branch.born.addAll(born);
        branch.scored.addAll(scored);
        branch.population = population;
        return branch.resumed();
    }

    Population population() {
        return population;
    }

    List<Habitat> habitats() {
        return population.habitats(search(plans.size() - 1));
    }

    Plan plan(int generation) {
        return plans.get(generation);
    }

    /** All genomes of a generation, those of failed candidates among them. */
    List<Genome> born(int generation) {
        return born.get(generation);
    }

    List<List<Genome>> born() {
        return List.copyOf(born);
    }

    List<Member> scored(int generation) {
        return scored.get(generation);
    }
}

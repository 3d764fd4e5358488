package dev.lamarck.spark;

import dev.lamarck.evaluate.Job;
import dev.lamarck.evolve.Appraisal;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Plan;
import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Lineage;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.metrics.Registry;
import dev.lamarck.store.CandidateRow;
import dev.lamarck.store.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Takes one batch from its parents to its rows. */
final class BatchRun {

    private static final String STILLBORN = "stillborn/";

    private final TaskSpec spec;
    private final Workshop workshop;
    private final Map<Hash128, Elder> parents;
    private final Attempt attempt;

    /**
     * The attempt of the task that the batch belongs to.
     *
     * @param known what earlier attempts left
     * @param gpus the devices that the task has been given
     */
    record Attempt(
            int number,
            Care care,
            StagingBuffer buffer,
            Staging.Known known,
            Registry registry,
            Curfew curfew,
            List<String> gpus,
            BooleanSupplier killed,
            LongSupplier nanoTime) {}

    /** What became of a batch. Suspects have no row yet. */
    record Produce(List<CandidateRow> rows, List<Judged> judged, List<Integer> suspects) {}

    BatchRun(TaskSpec spec, Workshop workshop, Map<Hash128, Elder> parents, Attempt attempt) {
        this.spec = spec;
        this.workshop = workshop;
        this.parents = parents;
        this.attempt = attempt;
    }

    Produce run(Order order) {
        long start = attempt.nanoTime().getAsLong();
        Nursery.Litter litter = new Nursery(
                        workshop.breeder(),
                        workshop.traits(),
                        spec.blueprint().seed(),
                        spec.generation(),
                        parents,
                        attempt.killed())
                .children(order);
        double varied = (attempt.nanoTime().getAsLong() - start) / 1e6 / Math.max(1, order.size());
        List<Trial.Child> children = children(order, litter);
        Map<Integer, Trial.Result> results = evaluate(order, litter, children);
        count(order, litter);
        attempt.registry().sketch("vary-ms").add(varied);
        Produce produce = new Produce(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Trial.Child child : children) {
            Trial.Result result = results.get(child.slot());
            if (result != null) {
                add(produce, order, child, result, varied);
            } else {
                produce.suspects().add(child.slot());
            }
        }
        return produce;
    }

    private void count(Order order, Nursery.Litter litter) {
        litter.stillborn().forEach((place, outcome) -> {
            if (order.wants(order.firstSlot() + place) && outcome instanceof Outcome.Failed failed) {
                attempt.registry().counter(STILLBORN + failed.reason().code()).add(1);
            }
        });
    }

    private List<Trial.Child> children(Order order, Nursery.Litter litter) {
        List<Trial.Child> children = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            int slot = order.firstSlot() + i;
            if (order.wants(slot)) {
                Genome genome = litter.genomes().get(i);
                children.add(new Trial.Child(slot, genome, genome.hash(), context(order, i)));
            }
        }
        return children;
    }

    private Job.Context context(Order order, int place) {
        List<Genome> known = new ArrayList<>();
        order.parents()
                .get(place)
                .forEach(spot ->
                        Optional.ofNullable(parents.get(spot.id())).ifPresent(elder -> known.add(elder.genome())));
        return new Job.Context(known, spec.best(), attempt.gpus());
    }

    private Map<Integer, Trial.Result> evaluate(Order order, Nursery.Litter litter, List<Trial.Child> children) {
        Trial.Conduct conduct = new Trial.Conduct(
                attempt.care(), spec.staging(), attempt.buffer(), attempt.known(), hours(order), attempt.killed());
        Semaphore places = ExecutorRuntime.get(spec.pace()).places(spec.pace());
        enter(places);
        try (Workshop.Loan loan = workshop.borrow()) {
            List<Trial.Child> alive = children.stream()
                    .filter(child -> !litter.stillborn().containsKey(child.slot() - order.firstSlot()))
                    .toList();
            Map<Integer, Trial.Result> results =
                    new Trial(loan.evaluator(), spec.blueprint().seed(), conduct, attempt.nanoTime()).run(alive);
            attempt.curfew().count(litter.stillborn().size(), order.operator() == Plan.Batch.LATE);
            litter.stillborn()
                    .forEach((place, outcome) -> results.put(order.firstSlot() + place, new Trial.Result(outcome, 0)));
            return results;
        } finally {
            places.release();
        }
    }

    private void enter(Semaphore places) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Interruption.refuseIfKilled(attempt.killed());
            throw new IllegalStateException("Interrupted while waiting for a place to evaluate in", e);
        }
    }

    private Trial.Hours hours(Order order) {
        return new Trial.Hours(attempt.curfew(), order.operator() == Plan.Batch.LATE);
    }

    private void add(Produce produce, Order order, Trial.Child child, Trial.Result result, double variedMillis) {
        Appraisal appraisal = workshop.appraisal();
        Appraisal.Verdict verdict = appraisal.of(child.genome(), result.outcome());
        Blueprint blueprint = spec.blueprint();
        Hash128 id = Candidate.idOf(blueprint.seed(), blueprint.identity(), spec.generation(), child.slot());
        Marks marks = workshop.traits().marks(child.genome(), verdict.outcome());
        ExecutorRuntime.get(spec.pace()).genomes().keep(blueprint.run(), id, new Elder(child.genome(), marks));
        produce.rows()
                .add(new CandidateRow(
                        new Candidate(id, lineage(order, child), child.genome(), child.hash(), verdict.outcome()),
                        verdict.score(),
                        verdict.fitness(),
                        verdict.score().isPresent()
                                ? appraisal.named(verdict.features())
                                : appraisal.named(new double[0]),
                        verdict.profile(),
                        Metrics.none(),
                        measured(order, result, variedMillis),
                        edits(order, child),
                        marks));
        produce.judged().add(judged(order, child, id, verdict));
    }

    /** What a child and its first parent differ in; a late one has been told of before. */
    private List<String> edits(Order order, Trial.Child child) {
        List<Order.Spot> mothers = order.parents().get(child.slot() - order.firstSlot());
        if (mothers.isEmpty() || order.operator() == Plan.Batch.LATE) {
            return List.of();
        }
        Elder mother = Objects.requireNonNull(parents.get(mothers.get(0).id()));
        return workshop.traits().changes(mother.genome(), child.genome());
    }

    private Lineage lineage(Order order, Trial.Child child) {
        List<Hash128> mothers = order.parents().get(child.slot() - order.firstSlot()).stream()
                .map(Order.Spot::id)
                .toList();
        return new Lineage(
                spec.generation(),
                child.slot(),
                order.island(),
                workshop.breeder().name(order.operator()),
                mothers);
    }

    private Measured measured(Order order, Trial.Result result, double variedMillis) {
        attempt.registry().sketch("evaluate-ms").add(result.millis());
        return new Measured(
                order.index(),
                attempt.number(),
                Machine.name(),
                workshop.isolation(),
                variedMillis,
                result.millis(),
                0,
                Instant.now());
    }

    private Judged judged(Order order, Trial.Child child, Hash128 id, Appraisal.Verdict verdict) {
        if (verdict.outcome() instanceof Outcome.Failed failed) {
            return new Judged(child.slot(), Judged.Status.FAILED, Optional.empty(), Optional.of(failed.reason()));
        }
        if (verdict.score().isEmpty()) {
            return new Judged(child.slot(), Judged.Status.PENDING, Optional.empty(), Optional.empty());
        }
        Birth birth = new Birth(spec.generation(), child.slot(), order.island());
        Member member = new Member(
                id,
                child.hash(),
                birth,
                verdict.fitness(),
                workshop.violation(verdict.features()),
                verdict.features(),
                verdict.profile());
        return new Judged(child.slot(), Judged.Status.SCORED, Optional.of(member), Optional.empty());
    }
}

package dev.lamarck.spark;

import dev.lamarck.evolve.Breeder;
import dev.lamarck.evolve.OutsideSpaceException;
import dev.lamarck.evolve.Traits;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Makes the children of an order. An operator that throws is asked again for each child alone; the child that it
 * throws for keeps its first parent's genome and has failed. So has a child that is not worth an evaluation.
 */
final class Nursery {

    private final Breeder breeder;
    private final Traits traits;
    private final long seed;
    private final int generation;
    private final Map<Hash128, Elder> parents;
    private final BooleanSupplier killed;

    Nursery(
            Breeder breeder,
            Traits traits,
            long seed,
            int generation,
            Map<Hash128, Elder> parents,
            BooleanSupplier killed) {
        this.killed = killed;
        this.breeder = breeder;
        this.traits = traits;
        this.seed = seed;
        this.generation = generation;
        this.parents = parents;
    }

    /** The genomes in the order of the slots, and by place the outcome of those that are not to be evaluated. */
    record Litter(List<Genome> genomes, Map<Integer, Outcome> stillborn) {}

    Litter children(Order order) {
        List<Variator.Mating> matings = matings(order);
        Litter litter = made(order, matings);
        Map<Integer, Outcome> stillborn =
                new TreeMap<>(Breeder.objections(order.operator(), matings, litter.genomes(), traits));
        stillborn.putAll(litter.stillborn());
        return new Litter(litter.genomes(), stillborn);
    }

    private Litter made(Order order, List<Variator.Mating> matings) {
        try {
            return new Litter(breeder.breed(order.operator(), brood(order, matings)), Map.of());
        } catch (Throwable e) { // boundary: task
            Interruption.pass(e, killed);
            return oneByOne(order, matings);
        }
    }

    private Litter oneByOne(Order order, List<Variator.Mating> matings) {
        List<Genome> genomes = new ArrayList<>();
        Map<Integer, Outcome> stillborn = new HashMap<>();
        for (Variator.Mating mating : matings) {
            try {
                genomes.addAll(breeder.breed(order.operator(), brood(order, List.of(mating))));
            } catch (Throwable e) { // boundary: task
                Interruption.pass(e, killed);
                stillborn.put(
                        genomes.size(),
                        Outcome.failed(
                                e instanceof OutsideSpaceException ? Reason.INVALID : Reason.OPERATOR_ERROR,
                                "Operator '%s': %s"
                                        .formatted(breeder.name(order.operator()), Interruption.describe(e))));
                genomes.add(standIn(mating));
            }
        }
        return new Litter(genomes, stillborn);
    }

    private Genome standIn(Variator.Mating mating) {
        return mating.parents().isEmpty()
                ? breeder.space().sample(mating.key().draws())
                : mating.parents().get(0).genome();
    }

    private Variator.Brood brood(Order order, List<Variator.Mating> matings) {
        return new Variator.Brood(
                breeder.space(), generation, order.island(), breeder.temperature(), order.state(), matings);
    }

    private List<Variator.Mating> matings(Order order) {
        List<Variator.Mating> matings = new ArrayList<>(order.size());
        for (int i = 0; i < order.size(); i++) {
            RandomKey key = new RandomKey(seed, generation, order.island(), order.firstSlot() + i, Purpose.VARY);
            matings.add(new Variator.Mating(
                    order.parents().get(i).stream().map(this::parent).toList(), key));
        }
        return matings;
    }

    private Variator.Parent parent(Order.Spot spot) {
        Elder elder = parents.get(spot.id());
        if (elder == null) {
            throw new IllegalStateException("The genome of parent " + spot.id() + " was not fetched");
        }
        return new Variator.Parent(elder.genome(), spot.fitness(), elder.marks());
    }
}

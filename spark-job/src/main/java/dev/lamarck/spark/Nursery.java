package dev.lamarck.spark;

import dev.lamarck.evolve.Breeder;
import dev.lamarck.evolve.OutsideSpaceException;
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
import java.util.function.BooleanSupplier;

/**
 * Makes the children of an order. An operator that throws is asked again for each child alone; the child that it
 * throws for keeps its first parent's genome and has failed.
 */
final class Nursery {

    private final Breeder breeder;
    private final long seed;
    private final int generation;
    private final Map<Hash128, Genome> parents;
    private final BooleanSupplier killed;

    Nursery(Breeder breeder, long seed, int generation, Map<Hash128, Genome> parents, BooleanSupplier killed) {
        this.killed = killed;
        this.breeder = breeder;
        this.seed = seed;
        this.generation = generation;
        this.parents = parents;
    }

    /** The genomes in the order of the slots, and the outcome of those that could not be made, by place. */
    record Litter(List<Genome> genomes, Map<Integer, Outcome> stillborn) {}

    Litter children(Order order) {
        List<Variator.Mating> matings = matings(order);
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
        Genome genome = parents.get(spot.id());
        if (genome == null) {
            throw new IllegalStateException("The genome of parent " + spot.id() + " was not fetched");
        }
        return new Variator.Parent(genome, spot.fitness());
    }
}

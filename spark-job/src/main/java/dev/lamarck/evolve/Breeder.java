package dev.lamarck.evolve;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the children of a plan's batches: the operators of the settings, the initial one, and the repair. */
public final class Breeder {

    private static final String INITIAL = "initial";
    private static final String LATE = "late";

    private final Space space;
    private final Variator initial;
    private final List<Operators.Operator> operators;
    private final Optional<Repair> repair;
    private final double temperature;

    private Breeder(
            Space space,
            Variator initial,
            List<Operators.Operator> operators,
            Optional<Repair> repair,
            double temperature) {
        this.space = space;
        this.initial = initial;
        this.operators = operators;
        this.repair = repair;
        this.temperature = temperature;
    }

    public static Breeder of(SearchSettings settings, Space space) {
        return new Breeder(
                space,
                settings.initial().create(Catalogs.operators()),
                Search.operators(settings, space),
                settings.repair().map(plugin -> plugin.create(Catalogs.repairs())),
                settings.knobs().temperature());
    }

    public Space space() {
        return space;
    }

    /** What the settings say about how far mutation steps. */
    public double temperature() {
        return temperature;
    }

    /** The name of an operator by its place in the settings. */
    public String name(int operator) {
        return switch (operator) {
            case Plan.Batch.INITIAL -> INITIAL;
            case Plan.Batch.LATE -> LATE;
            default -> operators.get(operator).name();
        };
    }

    /** One child for each mating, repaired. */
    public List<Genome> breed(int operator, Variator.Brood brood) {
        if (operator == Plan.Batch.LATE) {
            return brood.matings().stream()
                    .map(mating -> mating.parents().get(0).genome())
                    .toList();
        }
        Variator variator = operator == Plan.Batch.INITIAL
                ? initial
                : operators.get(operator).variator();
        List<? extends Genome> children = checked(name(operator), variator.vary(brood), brood);
        if (repair.isEmpty()) {
            return inside(name(operator), children);
        }
        return inside("repair", checked("repair", repair.get().repair(inside(name(operator), children)), brood));
    }

    /**
     * What speaks against evaluating children that an operator has made of their parents, by their places. Nothing does
     * against initial and late ones.
     */
    public static SortedMap<Integer, Outcome> objections(
            int operator, List<Variator.Mating> matings, List<Genome> children, Traits traits) {
        SortedMap<Integer, Outcome> objections = new TreeMap<>();
        if (operator == Plan.Batch.INITIAL || operator == Plan.Batch.LATE) {
            return objections;
        }
        for (int i = 0; i < children.size(); i++) {
            int place = i;
            List<Genome> parents = matings.get(i).parents().stream()
                    .map(Variator.Parent::genome)
                    .toList();
            traits.objection(children.get(i), parents).ifPresent(outcome -> objections.put(place, outcome));
        }
        return objections;
    }

    private static List<? extends Genome> checked(
            String operator, List<? extends Genome> children, Variator.Brood brood) {
        if (children.size() != brood.matings().size()) {
            throw EvolveErrors.wrongBrood(operator, brood.matings().size(), children.size());
        }
        return children;
    }

    private List<Genome> inside(String operator, List<? extends @Nullable Genome> children) {
        List<Genome> inside = new ArrayList<>(children.size());
        for (Genome child : children) {
            try {
                inside.add(space.admit(child));
            } catch (Space.OutsideException e) {
                throw EvolveErrors.notOfTheSpace(operator, e);
            }
        }
        return inside;
    }
}

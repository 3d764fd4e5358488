package dev.lamarck.steer;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A fixed plan of changes: what the settings are is a function of the generation. */
public final class Schedule {

    /** The blocks that may change while a run goes on. */
    private static final Set<String> CHANGEABLE = Set.of("search");

    private final Block base;
    private final List<Step> steps;

    private Schedule(Block base, List<Step> steps) {
        this.base = base;
        this.steps = steps;
    }

    public static Schedule of(Block base, List<Step> steps) {
        for (Step step : steps) {
            for (String key : step.set().keys()) {
                if (!CHANGEABLE.contains(key)) {
                    throw new ConfException(
                            "A schedule cannot change '%s' at generation %d; it can change %s. Start a new run, or branch, to change the rest."
                                    .formatted(key, step.from(), CHANGEABLE));
                }
            }
        }
        return new Schedule(
                base, steps.stream().sorted(Comparator.comparingInt(Step::from)).toList());
    }

    /** The settings of a generation. */
    public Block at(int generation) {
        Block effective = base;
        for (Step step : steps) {
            if (step.from() <= generation) {
                effective = effective.overlaidBy(step.set());
            }
        }
        return effective;
    }

    /** Counts the changes up to a generation: 0 until the first. */
    public int version(int generation) {
        return (int) steps.stream().filter(step -> step.from() <= generation).count();
    }

    /** The generations at which something changes. */
    public List<Integer> changes() {
        return steps.stream().map(Step::from).distinct().toList();
    }
}

package example;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Vector;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An operator of one's own: a child goes on from the better of its two parents, in the direction that leads away from the
 * worse one (Wright, "Genetic algorithms for real parameter optimization", 1991).
 */
public final class HeuristicCrossover implements Variator {

    private final Settings settings;

    /** The block {@code config} of the operator: its keys, defaults and bounds. */
    public record Settings(
            @Default("1") @Positive @Doc("how far a child may go, measured by the distance of its parents")
            double reach,

            @Default("0.8") @Range(min = 0, max = 1) @Doc("chance of each gene to go; the others are the better parent's")
            double share) {}

    public HeuristicCrossover(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int parents() {
        return 2;
    }

    @Override
    public List<? extends Genome> vary(Brood brood) {
        return brood.matings().stream().map(mating -> child(mating, brood)).toList();
    }

    /** Everything random comes from the key of the mating, so that a run can be repeated to the last bit. */
    private Vector child(Mating mating, Brood brood) {
        Parent first = mating.parents().get(0);
        Parent second = mating.parents().get(1);
        boolean ordered = first.fitness()[0] >= second.fitness()[0];
        double[] better = ((Vector) (ordered ? first : second).genome()).genes();
        double[] worse = ((Vector) (ordered ? second : first).genome()).genes();
        RandomGenerator draws = mating.key().draws();
        double step = settings.reach() * brood.temperature() * draws.nextDouble();
        double[] child = better.clone();
        for (int i = 0; i < child.length; i++) {
            if (draws.nextDouble() < settings.share()) {
                child[i] += step * (better[i] - worse[i]);
            }
        }
        return brood.vectors().repair(child);
    }
}

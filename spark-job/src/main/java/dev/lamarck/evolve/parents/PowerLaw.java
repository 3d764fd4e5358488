package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import java.util.List;

/** Weights that are a power of the rank: rank^-alpha, the fittest having rank 1. */
final class PowerLaw implements ParentSelection {

    private final double alpha;

    /** How steep. */
    record Settings(
            @Default("1") @Range(min = 0, max = 1000) @Doc("the exponent; 0 is uniform, the greater the greedier")
            double alpha) {}

    PowerLaw(Settings settings) {
        this.alpha = settings.alpha();
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        double[] weights = Ranks.weights(habitat.members(), rank -> StrictMath.pow(rank + 1, -alpha));
        return Lots.byWeight(requests, habitat.members(), weights);
    }
}

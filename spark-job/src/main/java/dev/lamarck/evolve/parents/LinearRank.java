package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import java.util.List;

/** Weights that fall linearly with the rank (Baker, 1985): from the pressure of the fittest to 2 - pressure of the last. */
final class LinearRank implements ParentSelection {

    private final double pressure;

    /** How much more the fittest counts than the middle. */
    record Settings(
            @Default("1.5")
            @Range(min = 1, max = 2)
            @Doc("children of the fittest, where the middle has one and the last 2 - pressure")
            double pressure) {}

    LinearRank(Settings settings) {
        this.pressure = settings.pressure();
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        int last = Math.max(1, habitat.members().size() - 1);
        double[] weights = Ranks.weights(habitat.members(), rank -> pressure - 2 * (pressure - 1) * rank / last);
        return Lots.byWeight(requests, habitat.members(), weights);
    }
}

package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import java.util.Arrays;
import java.util.List;

/**
 * In proportion to the score, moved and scaled so that the best has weight 1 and the worst a small one:
 * least + (1 - least) (score - worst) / (best - worst). Where all scores are equal, so are the weights.
 */
final class Roulette implements ParentSelection {

    private final double least;

    /** How much chance the worst has. */
    record Settings(
            @Default("0.01") @Range(min = 0, max = 1) @Doc("weight of the worst, where the best has 1")
            double least) {}

    Roulette(Settings settings) {
        this.least = settings.least();
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        double[] scores = Scores.of(habitat.members());
        double worst = scores[scores.length - 1];
        double spread = scores[0] - worst;
        double[] weights = Arrays.stream(scores)
                .map(score -> spread == 0 ? 1 : least + (1 - least) * ((score - worst) / spread))
                .toArray();
        return Lots.byWeight(requests, habitat.members(), weights);
    }
}

package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class NoveltyContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(
                Novelty.Settings.class,
                Novelty::new,
                "{k: 3, threshold: 0.5, dimensions: [{feature: a}, {feature: b, min: 0, max: 100}]}");
    }

    /** The score is nothing to it. */
    @Override
    protected boolean elitist() {
        return false;
    }

    /** Newcomers are neighbours of those who arrive with them. */
    @Override
    protected boolean splits() {
        return false;
    }
}

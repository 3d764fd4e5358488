package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class CvtMapElitesContractTest extends SurvivalContract {

    private static final Survival CELLS = Members.built(
            CvtMapElites.Settings.class,
            CvtMapElites::new,
            "{cells: 20, samples: 400, dimensions: [{feature: a, min: -1, max: 1}, {feature: b, min: 0, max: 80}]}");

    @Override
    protected Survival survival() {
        return CELLS;
    }
}

package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class FixedMapElitesContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(
                MapElites.Settings.class,
                MapElites::new,
                "dimensions: [{feature: a, min: -1, max: 1, bins: 7}, {feature: b, min: 0, max: 80, bins: 3}]");
    }
}

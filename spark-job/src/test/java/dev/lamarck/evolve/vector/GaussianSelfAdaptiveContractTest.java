package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Members;

final class GaussianSelfAdaptiveContractTest extends LearnerContract {

    @Override
    protected Learner learner() {
        return Members.built(GaussianSelfAdaptive.Settings.class, GaussianSelfAdaptive::new, "{bounds: reflect}");
    }
}

package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Members;

final class GaussianOneFifthContractTest extends LearnerContract {

    @Override
    protected Learner learner() {
        return Members.built(GaussianOneFifth.Settings.class, GaussianOneFifth::new, "{rate: 0.5}");
    }
}

package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Members;

final class SepCmaEsContractTest extends LearnerContract {

    @Override
    protected Learner learner() {
        return Members.built(CmaEs.Settings.class, CmaEs::separable, "{}");
    }
}

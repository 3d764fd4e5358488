package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Members;

final class JadeContractTest extends LearnerContract {

    @Override
    protected Learner learner() {
        return Members.built(
                DifferentialEvolution.Settings.class,
                DifferentialEvolution::new,
                "{strategy: current-to-pbest-1, adapt: jade}");
    }
}

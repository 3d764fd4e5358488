package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Members;

final class DifferentialEvolutionContractTest extends LearnerContract {

    @Override
    protected Learner learner() {
        return Members.built(DifferentialEvolution.Settings.class, DifferentialEvolution::new, "{dither: {min: 0.4}}");
    }
}

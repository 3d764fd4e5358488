package dev.lamarck.evolve.choice;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.OperatorChoice;
import dev.lamarck.evolve.OperatorChoiceContract;

final class ProbabilityMatchingContractTest extends OperatorChoiceContract {

    @Override
    protected OperatorChoice choice() {
        return Members.built(ProbabilityMatching.Settings.class, ProbabilityMatching::new, "{}");
    }
}

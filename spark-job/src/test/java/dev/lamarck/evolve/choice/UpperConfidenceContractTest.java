package dev.lamarck.evolve.choice;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.OperatorChoice;
import dev.lamarck.evolve.OperatorChoiceContract;

final class UpperConfidenceContractTest extends OperatorChoiceContract {

    @Override
    protected OperatorChoice choice() {
        return Members.built(UpperConfidence.Settings.class, UpperConfidence::new, "{}");
    }
}

package dev.lamarck.evolve.choice;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.OperatorChoice;
import dev.lamarck.evolve.OperatorChoiceContract;

final class ThompsonContractTest extends OperatorChoiceContract {

    @Override
    protected OperatorChoice choice() {
        return Members.built(Thompson.Settings.class, Thompson::new, "{}");
    }
}

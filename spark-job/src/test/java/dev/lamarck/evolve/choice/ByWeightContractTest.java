package dev.lamarck.evolve.choice;

import dev.lamarck.evolve.OperatorChoice;
import dev.lamarck.evolve.OperatorChoiceContract;

final class ByWeightContractTest extends OperatorChoiceContract {

    @Override
    protected OperatorChoice choice() {
        return new ByWeight();
    }
}

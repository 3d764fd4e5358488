package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.VariatorContract;

final class DrawnContractTest extends VariatorContract {

    @Override
    protected Variator variator() {
        return new Drawn();
    }
}

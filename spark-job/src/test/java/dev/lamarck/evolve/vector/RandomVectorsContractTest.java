package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.VariatorContract;

final class RandomVectorsContractTest extends VariatorContract {

    @Override
    protected Variator variator() {
        return new RandomVectors();
    }
}

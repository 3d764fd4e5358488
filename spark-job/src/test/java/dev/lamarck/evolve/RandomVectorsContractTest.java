package dev.lamarck.evolve;

final class RandomVectorsContractTest extends VariatorContract {

    @Override
    Variator variator() {
        return new RandomVectors();
    }
}

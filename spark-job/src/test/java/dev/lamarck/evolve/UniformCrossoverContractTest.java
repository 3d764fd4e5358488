package dev.lamarck.evolve;

final class UniformCrossoverContractTest extends VariatorContract {

    @Override
    Variator variator() {
        return Members.built(UniformCrossover.Settings.class, UniformCrossover::new, "share: 0.4");
    }
}

package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.VariatorContract;

final class UniformCrossoverContractTest extends VariatorContract {

    @Override
    protected Variator variator() {
        return Members.built(UniformCrossover.Settings.class, UniformCrossover::new, "share: 0.4");
    }
}

package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.VariatorContract;

final class GaussianContractTest extends VariatorContract {

    @Override
    protected Variator variator() {
        return Members.built(Gaussian.Settings.class, Gaussian::new, "{sigma: 0.3, rate: 0.5}");
    }
}

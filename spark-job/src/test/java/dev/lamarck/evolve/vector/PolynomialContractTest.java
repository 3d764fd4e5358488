package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.VariatorContract;

final class PolynomialContractTest extends VariatorContract {

    @Override
    protected Variator variator() {
        return Members.built(Polynomial.Settings.class, Polynomial::new, "{eta: 10, rate: 0.3}");
    }
}

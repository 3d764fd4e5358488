package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.VariatorContract;

final class SbxPolynomialContractTest extends VariatorContract {

    @Override
    protected Variator variator() {
        return Members.built(SbxPolynomial.Settings.class, SbxPolynomial::new, "{mutation: {rate: 0.2}}");
    }
}

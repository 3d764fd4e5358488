package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.VariatorContract;

final class SbxContractTest extends VariatorContract {

    @Override
    protected Variator variator() {
        return Members.built(Sbx.Settings.class, Sbx::new, "{rate: 1, share: 0.7}");
    }
}

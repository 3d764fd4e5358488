package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.VariatorContract;

final class BlxAlphaContractTest extends VariatorContract {

    @Override
    protected Variator variator() {
        return Members.built(BlxAlpha.Settings.class, BlxAlpha::new, "{alpha: 0.4, bounds: reflect}");
    }
}

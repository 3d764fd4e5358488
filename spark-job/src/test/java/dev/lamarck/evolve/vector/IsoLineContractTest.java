package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.VariatorContract;

final class IsoLineContractTest extends VariatorContract {

    @Override
    protected Variator variator() {
        return Members.built(IsoLine.Settings.class, IsoLine::new, "{iso: 0.1, line: 0.7}");
    }
}

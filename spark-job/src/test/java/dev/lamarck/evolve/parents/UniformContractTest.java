package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.ParentSelectionContract;

final class UniformContractTest extends ParentSelectionContract {

    @Override
    protected ParentSelection selection() {
        return new Uniform();
    }
}

package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.ParentSelectionContract;

final class EpsilonLexicaseContractTest extends ParentSelectionContract {

    @Override
    protected ParentSelection selection() {
        return Members.built(EpsilonLexicase.Settings.class, EpsilonLexicase::new, "{cases: [a, b], sample: 0.5}");
    }
}

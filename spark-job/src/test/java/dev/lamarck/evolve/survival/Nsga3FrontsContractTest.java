package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;
import dev.lamarck.genome.Philox;
import java.util.List;

final class Nsga3FrontsContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(Nsga3.Settings.class, Nsga3::new, "{size: 12, divisions: 3}");
    }

    @Override
    protected List<Member> born(int generation, int size, Philox draws) {
        return Objectives.generation(generation, size, 3, draws);
    }

    /** Places go to directions; an end of the front is not always one of them. */
    @Override
    protected boolean elitist() {
        return false;
    }

    /** Whoever left the last front is missing from its niches the next time. */
    @Override
    protected boolean idempotent() {
        return false;
    }

    /** Which niches are empty depends on who arrives together. */
    @Override
    protected boolean splits() {
        return false;
    }
}

package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;
import dev.lamarck.genome.Philox;
import java.util.List;

final class Nsga2FrontsContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(Nsga2.Settings.class, Nsga2::new, "size: 12");
    }

    @Override
    protected List<Member> born(int generation, int size, Philox draws) {
        return Objectives.generation(generation, size, 3, draws);
    }

    /** Whoever left the last front is missing from its distances the next time. */
    @Override
    protected boolean idempotent() {
        return false;
    }

    /** Who is crowded depends on who arrives together. */
    @Override
    protected boolean splits() {
        return false;
    }
}

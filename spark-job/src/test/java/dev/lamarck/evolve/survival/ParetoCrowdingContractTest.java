package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;
import dev.lamarck.genome.Philox;
import java.util.List;

final class ParetoCrowdingContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(Pareto.Settings.class, Pareto::new, "size: 6");
    }

    @Override
    protected List<Member> born(int generation, int size, Philox draws) {
        return Objectives.generation(generation, size, 2, draws);
    }

    /** Whoever left the archive is missing from its distances the next time. */
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

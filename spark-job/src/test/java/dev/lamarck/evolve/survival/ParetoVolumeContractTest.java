package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;
import dev.lamarck.genome.Philox;
import java.util.List;

final class ParetoVolumeContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(Pareto.Settings.class, Pareto::new, "{size: 6, pruning: hypervolume}");
    }

    @Override
    protected List<Member> born(int generation, int size, Philox draws) {
        return Objectives.generation(generation, size, 3, draws);
    }

    /** The end of a front may cover little. */
    @Override
    protected boolean elitist() {
        return false;
    }

    /** Whoever left the archive no longer covers what others cover too. */
    @Override
    protected boolean idempotent() {
        return false;
    }

    /** What a member adds depends on who arrives together. */
    @Override
    protected boolean splits() {
        return false;
    }
}

package dev.lamarck.evolve.islands;

import dev.lamarck.evolve.Renewal;
import dev.lamarck.evolve.RenewalContract;

final class StagnationSpawnContractTest extends RenewalContract {

    @Override
    protected Renewal renewal() {
        return new StagnationRenewal(
                new StagnationRenewal.Settings(3, StagnationRenewal.Action.SPAWN, 6, Founders.BEST, 2));
    }
}

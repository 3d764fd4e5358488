package dev.lamarck.evolve.islands;

import dev.lamarck.evolve.Renewal;
import dev.lamarck.evolve.RenewalContract;

final class StagnationResetContractTest extends RenewalContract {

    @Override
    protected Renewal renewal() {
        return new StagnationRenewal(
                new StagnationRenewal.Settings(3, StagnationRenewal.Action.RESET, 6, Founders.NONE, 2));
    }
}

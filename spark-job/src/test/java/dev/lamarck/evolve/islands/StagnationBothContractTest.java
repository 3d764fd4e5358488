package dev.lamarck.evolve.islands;

import dev.lamarck.evolve.Renewal;
import dev.lamarck.evolve.RenewalContract;

final class StagnationBothContractTest extends RenewalContract {

    @Override
    protected Renewal renewal() {
        return new StagnationRenewal(
                new StagnationRenewal.Settings(3, StagnationRenewal.Action.BOTH, 6, Founders.ARCHIVE, 2));
    }
}

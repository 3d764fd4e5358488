package dev.lamarck.evolve.islands;

import dev.lamarck.evolve.Migration;
import dev.lamarck.evolve.MigrationContract;

final class RingMigrationContractTest extends MigrationContract {

    @Override
    protected Migration migration() {
        return new RegularMigration(new RegularMigration.Settings(2, 0.3), Route.RING);
    }
}

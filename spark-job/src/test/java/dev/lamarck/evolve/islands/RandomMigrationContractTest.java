package dev.lamarck.evolve.islands;

import dev.lamarck.evolve.Migration;
import dev.lamarck.evolve.MigrationContract;

final class RandomMigrationContractTest extends MigrationContract {

    @Override
    protected Migration migration() {
        return new RegularMigration(new RegularMigration.Settings(2, 0.3), Route.ANYWHERE);
    }
}

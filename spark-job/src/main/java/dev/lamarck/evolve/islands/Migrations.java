package dev.lamarck.evolve.islands;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.Migration;

/** The ways to migrate, by name. */
public final class Migrations implements Offers<Migration> {

    @Override
    public Class<Migration> port() {
        return Migration.class;
    }

    @Override
    public Catalog<Migration> addTo(Catalog<Migration> catalog) {
        return catalog.with("none", () -> (key, islands) -> java.util.List.of())
                .with("ring", RingMigration.Settings.class, RingMigration::new);
    }
}

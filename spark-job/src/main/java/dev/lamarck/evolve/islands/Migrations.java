package dev.lamarck.evolve.islands;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.Migration;
import java.util.List;

/** The ways to migrate, by name. */
public final class Migrations implements Offers<Migration> {

    @Override
    public Class<Migration> port() {
        return Migration.class;
    }

    @Override
    public Catalog<Migration> addTo(Catalog<Migration> catalog) {
        Catalog<Migration> added = catalog.with("none", () -> (key, islands) -> List.of());
        added = with(added, "ring", Route.RING);
        added = with(added, "fully-connected", Route.EVERYWHERE);
        added = with(added, "random", Route.ANYWHERE);
        return with(added, "star", Route.STAR);
    }

    private static Catalog<Migration> with(Catalog<Migration> catalog, String name, Route route) {
        return catalog.with(name, RegularMigration.Settings.class, settings -> new RegularMigration(settings, route));
    }
}

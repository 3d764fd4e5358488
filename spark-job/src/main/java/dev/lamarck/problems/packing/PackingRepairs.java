package dev.lamarck.problems.packing;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.Repair;

/** The repair of circle packing by name; its gain is inherited. */
public final class PackingRepairs implements Offers<Repair> {

    @Override
    public Class<Repair> port() {
        return Repair.class;
    }

    @Override
    public Catalog<Repair> addTo(Catalog<Repair> catalog) {
        return catalog.with("circle-packing", PackingSettings.class, PackingRepair::new);
    }
}

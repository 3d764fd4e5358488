package dev.lamarck.evolve.islands;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.Renewal;

/** The ways to renew islands, by name. */
public final class Renewals implements Offers<Renewal> {

    @Override
    public Class<Renewal> port() {
        return Renewal.class;
    }

    @Override
    public Catalog<Renewal> addTo(Catalog<Renewal> catalog) {
        return catalog.with("none", () -> review -> Renewal.Verdict.nothing())
                .with("stagnation", StagnationRenewal.Settings.class, StagnationRenewal::new);
    }
}

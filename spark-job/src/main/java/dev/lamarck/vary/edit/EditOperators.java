package dev.lamarck.vary.edit;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.Variator;

/** The operators on lists of edits, by name. */
public final class EditOperators implements Offers<Variator> {

    @Override
    public Class<Variator> port() {
        return Variator.class;
    }

    @Override
    public Catalog<Variator> addTo(Catalog<Variator> catalog) {
        return catalog.with("merge", MergeEdits.Settings.class, MergeEdits::new)
                .with("revert", RevertEdits.Settings.class, RevertEdits::new);
    }
}

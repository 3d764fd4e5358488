package dev.lamarck.vary.text;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.Variator;

/** The operators on programs as text, by name. */
public final class TextOperators implements Offers<Variator> {

    @Override
    public Class<Variator> port() {
        return Variator.class;
    }

    @Override
    public Catalog<Variator> addTo(Catalog<Variator> catalog) {
        return catalog.with("text", TextMutation.Settings.class, TextMutation::new);
    }
}

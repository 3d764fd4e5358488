package dev.lamarck.evaluate.command;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** The evaluator {@code command} by name. */
public final class CommandEvaluators implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("command", CommandSettings.class, CommandEvaluator::new);
    }
}

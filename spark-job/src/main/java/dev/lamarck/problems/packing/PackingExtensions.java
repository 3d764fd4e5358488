package dev.lamarck.problems.packing;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.Extension;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evolve.Repair;

/** Offers the problem under the name {@code circle-packing}. */
public final class PackingExtensions {

    private static final String NAME = "circle-packing";

    private PackingExtensions() {}

    private static PackingSettings settings(Block config) {
        return new Binder().bind(config, PackingSettings.class);
    }

    /** The evaluator. */
    public static final class Scoring implements Extension {
        @Override
        public Class<?> port() {
            return Evaluator.class;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Object create(Block config) {
            return new CirclePacking(settings(config));
        }
    }

    /** The repair whose gain is inherited. */
    public static final class Repairing implements Extension {
        @Override
        public Class<?> port() {
            return Repair.class;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Object create(Block config) {
            return new PackingRepair(settings(config));
        }
    }
}

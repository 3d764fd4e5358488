package dev.lamarck.evolve;

import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.List;

/** Decides who lives on. One rule has one role on an island, or in the run as a whole. */
@FunctionalInterface
public interface Survival {

    Survivors survive(Contest contest);

    /** Looks at what a run measures before anything runs, and refuses what it cannot work with. */
    default void check(List<String> features, int objectives) {}

    /**
     * What a rule decides on.
     *
     * @param features the names of the members' features
     * @param key names the draws of this contest
     * @param before what the rule kept so far
     * @param arrivals the newcomers, oldest first, each genome once
     * @param descent whose children they are
     * @param knobs what a person turns while a run goes on
     */
    record Contest(
            List<String> features,
            RandomKey key,
            Survivors before,
            List<Member> arrivals,
            Descent descent,
            Knobs knobs) {

        private static final RandomKey NO_DRAWS = new RandomKey(0, 0, 0, 0, Purpose.SURVIVE);

        /** A contest of which nothing else is known. */
        public Contest(List<String> features, Survivors before, List<Member> arrivals) {
            this(features, NO_DRAWS, before, arrivals, Descent.unknown(), Knobs.neutral());
        }

        public Contest {
            features = List.copyOf(features);
            arrivals = List.copyOf(arrivals);
        }

        public int feature(String name) {
            int index = features.indexOf(name);
            if (index < 0) {
                throw EvolveErrors.unknownFeature(name, features);
            }
            return index;
        }
    }
}

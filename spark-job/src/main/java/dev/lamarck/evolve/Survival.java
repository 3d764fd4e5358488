package dev.lamarck.evolve;

import java.util.List;

/** Decides who lives on. One rule has one role on an island, or in the run as a whole. */
@FunctionalInterface
public interface Survival {

    Survivors survive(Contest contest);

    /**
     * What a rule decides on.
     *
     * @param features the names of the members' features
     * @param before what the rule kept so far
     * @param arrivals the newcomers, oldest first, each genome once
     */
    record Contest(List<String> features, Survivors before, List<Member> arrivals) {
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

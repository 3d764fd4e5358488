package dev.lamarck.evolve;

import dev.lamarck.genome.RandomKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which islands begin anew, and whether there are to be more of them. */
@FunctionalInterface
public interface Renewal {

    Verdict renew(Review review);

    /**
     * The islands after a generation and its migration.
     *
     * @param key names the draws of this decision
     * @param islands all of them, in order
     * @param before what the strategy had to remember
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Review(int generation, RandomKey key, List<Habitat> islands, byte[] before) {
        public Review {
            islands = List.copyOf(islands);
        }
    }

    /**
     * What is to happen.
     *
     * @param emptied islands that lose everybody
     * @param spawned how many islands are added, numbered from the last one on
     * @param founders who settles on an island that was emptied or added; nobody means that the next generation there is an
     *     initial one
     * @param state what the strategy has to remember, exactly
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Verdict(Set<Integer> emptied, int spawned, Map<Integer, List<Member>> founders, byte[] state) {
        public Verdict {
            if (spawned < 0) {
                throw new IllegalArgumentException("A renewal cannot add " + spawned + " islands");
            }
            emptied = Set.copyOf(emptied);
            founders = Map.copyOf(founders);
        }

        /** Everything stays as it is. */
        public static Verdict nothing() {
            return new Verdict(Set.of(), 0, Map.of(), new byte[0]);
        }
    }
}

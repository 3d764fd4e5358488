package dev.lamarck.vary.tree;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import java.util.Optional;

/** Settings of operators that make one sort of change. */
record SingleSettings(
        @Default("1")
        @Range(min = 0, max = 1)
        @Doc("s: a child has one change, and each further one with probability s/2; numbers change in proportion to s")
        double mutationStrength,

        @Default("10") @Range(min = 1, max = 1000) @Doc("how often a child is drawn before it is taken as it is")
        int attempts) {

    Family.Manner manner() {
        return new Family.Manner(mutationStrength, attempts, Optional.empty(), Optional.empty());
    }
}

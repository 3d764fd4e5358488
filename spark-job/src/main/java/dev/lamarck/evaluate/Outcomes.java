package dev.lamarck.evaluate;

import dev.lamarck.genome.Outcome;

/** Takes outcomes as they come, so that a finished evaluation is kept even if a later one of its batch is not. */
@FunctionalInterface
public interface Outcomes {

    void complete(Job job, Outcome outcome);
}

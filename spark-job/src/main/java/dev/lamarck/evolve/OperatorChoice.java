package dev.lamarck.evolve;

import dev.lamarck.genome.RandomKey;
import java.util.List;

/** Chooses the operator of every child, perhaps by what operators have earned so far. */
public interface OperatorChoice {

    /** The place of each child's operator among the weights, in the order of the keys. */
    List<Integer> choose(Ballot ballot);

    /** What it knows after a generation; nothing, unless it learns. */
    default byte[] learn(Takings takings) {
        return new byte[0];
    }

    /**
     * The children that an island is to have.
     *
     * @param operators their names, in the order of the settings
     * @param weights one an operator, not negative, at least one of them above 0; an operator of weight 0 is never chosen
     * @param state what was learned; empty before the first lesson
     * @param keys one a child, for its own draws
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ballot(List<String> operators, double[] weights, byte[] state, List<RandomKey> keys) {
        public Ballot {
            operators = List.copyOf(operators);
            keys = List.copyOf(keys);
        }
    }

    /**
     * What the operators earned in a generation, over all islands.
     *
     * @param before what was known
     * @param earnings one an operator, in the order of the settings
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Takings(byte[] before, List<Earning> earnings) {
        public Takings {
            earnings = List.copyOf(earnings);
        }
    }
}

package dev.lamarck.genome;

import java.io.Serializable;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The set of genomes that a run searches. */
public sealed interface Space extends Serializable permits VectorSpace, ProgramSpace {

    /** The kind of its genomes. */
    String kind();

    /** A genome without parents: drawn, or one of those that the space begins with. */
    Genome sample(RandomGenerator random);

    /**
     * The genome as it belongs to the space.
     *
     * @throws OutsideException if it cannot be made to belong to it
     */
    Genome admit(@Nullable Genome genome);

    /** How many different genomes it has to begin with, if there is an end to them. */
    default OptionalInt supply() {
        return OptionalInt.empty();
    }

    /** A genome in as many words as a message has room for. */
    static String shown(@Nullable Genome genome) {
        String text = String.valueOf(genome);
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    /** A genome that is not of a space; the message says why, to go after «made». */
    final class OutsideException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        OutsideException(String message) {
            super(message);
        }
    }
}

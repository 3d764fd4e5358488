package dev.lamarck.evaluate;

import dev.lamarck.genome.Genome;
import java.util.Map;

/** What an {@link Evaluator} can also be: one that shows a genome to a person, as files that stand beside the metrics. */
@FunctionalInterface
public interface Export {

    /** The files by name, such as {@code best.svg}; the same bytes for the same genome. */
    Map<String, byte[]> files(Genome genome);
}

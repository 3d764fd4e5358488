package dev.lamarck.genome;

import java.io.Serializable;

/** What evolves. A genome is a value: equal content, equal {@link #hash}. */
public sealed interface Genome extends Serializable permits Vector, Program {

    /** The name of this kind in tables and settings. */
    String kind();

    /** The content hash: over the kind and the exact content, nothing else. */
    Hash128 hash();

    /** About how many bytes of memory it takes, for bounded stores. */
    long bytes();
}

package dev.lamarck.spark;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Marks;

/** A candidate as one that may become a parent: its genome, and where its evaluation points at. */
record Elder(Genome genome, Marks marks) {

    private static final int BYTES_OF_A_MARK = 100;

    long bytes() {
        return genome.bytes() + (long) BYTES_OF_A_MARK * marks.weights().size();
    }
}

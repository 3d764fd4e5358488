package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.Job;

/** Seeds for the random numbers of foreign programs. */
public final class Seeds {

    /** The variable that tells a program its seed. */
    public static final String VARIABLE = "LAMARCK_SEED";

    private Seeds() {}

    /** A seed of 31 bits, which every language's generator takes; equal for equal genomes and replicates. */
    public static int of(Job job) {
        return job.draws().nextInt() >>> 1;
    }
}

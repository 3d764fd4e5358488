package dev.lamarck.evolve.vector;

/** Where the vector comes from that differential evolution adds a difference to. */
enum Difference {
    /** Any member. */
    RAND_1,
    /** The best member. */
    BEST_1,
    /** The target, moved towards any of the best members. */
    CURRENT_TO_PBEST_1
}

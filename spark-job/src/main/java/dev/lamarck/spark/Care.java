package dev.lamarck.spark;

/** How carefully a task evaluates. */
enum Care {
    /** The first try: whole batches, nothing marked. */
    NONE,
    /** A repeated try: what is known is read first, each evaluation is marked before it begins, and what was begun and never ended is left to quarantine. */
    MARKED,
    /** One candidate, alone on the cluster: if it takes its executor with it again, it is the culprit. */
    QUARANTINE
}

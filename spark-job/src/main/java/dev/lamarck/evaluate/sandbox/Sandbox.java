package dev.lamarck.evaluate.sandbox;

/** Runs errands in isolation; safe for many threads. */
public interface Sandbox extends AutoCloseable {

    /** Runs an errand and waits for it. An interrupt of the calling thread ends the errand at once. */
    Ending run(Errand errand) throws InterruptedException;

    /** What isolates an errand on this machine, such as {@code user-ns,pid-ns,mount-ns,landlock,seccomp,rlimits}. */
    String inForce();

    @Override
    void close();
}

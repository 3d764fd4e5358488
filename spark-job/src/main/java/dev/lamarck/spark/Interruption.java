package dev.lamarck.spark;

import dev.lamarck.evaluate.MachineException;
import java.util.function.BooleanSupplier;
import org.apache.spark.TaskKilledException;

/** Tells an exception of foreign code from Spark's wish that the task end, and from the end of the JVM. */
final class Interruption {

    private Interruption() {}

    /**
     * Lets through what is not the candidate's failure: the task's death, a trouble of the machine, and errors after
     * which this JVM cannot be trusted. For anything else an interrupt that foreign code left behind is cleared, as nobody else is meant by it.
     */
    static void pass(Throwable thrown, BooleanSupplier killed) {
        refuseIfKilled(killed);
        if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
            throw fatal;
        }
        if (thrown instanceof MachineException trouble) {
            throw trouble;
        }
        Thread.interrupted();
    }

    static void refuseIfKilled(BooleanSupplier killed) {
        if (killed.getAsBoolean()) {
            throw new TaskKilledException("the stage was cancelled");
        }
    }

    /** What a person needs to know of an exception in one line. */
    static String describe(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}

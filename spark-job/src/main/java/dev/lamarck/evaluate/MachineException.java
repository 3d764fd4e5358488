package dev.lamarck.evaluate;

/**
 * Something that an evaluation needs of this machine is not to be had: room on a disk, a process, a file descriptor, a
 * pipe that holds. No candidate is to blame, so none fails by it: the task does, and is run again, mostly elsewhere.
 */
public final class MachineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, why, and what to do */
    public MachineException(String message) {
        super(message);
    }

    public MachineException(String message, Throwable cause) {
        super(message, cause);
    }
}

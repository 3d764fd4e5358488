package dev.lamarck.evaluate;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

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

    /** A place that could not be written to or read from, though no candidate was there before. */
    public static MachineException at(Path place, IOException cause) {
        return new MachineException(
                "Cannot use %s: %s. Look whether the disk is full or read-only, and whether file descriptors are left."
                        .formatted(place, why(cause)),
                cause);
    }

    /** A file system tells the place again, and the reason only sometimes. */
    private static String why(IOException cause) {
        String told = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return told == null ? cause.getClass().getSimpleName() : told;
    }
}

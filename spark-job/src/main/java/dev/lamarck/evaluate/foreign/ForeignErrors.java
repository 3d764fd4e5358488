package dev.lamarck.evaluate.foreign;

import dev.lamarck.conf.ConfException;
import java.nio.file.Path;

/** What is said about programs that cannot be found or run. */
final class ForeignErrors {

    private ForeignErrors() {}

    static ConfException noExecutable(String name) {
        return new ConfException(
                "Cannot run '%s': there is no such executable on the PATH or at that path. Install it on every machine of the run, or give the path of another one."
                        .formatted(name));
    }

    static ConfException noAsset(String what, String path, Path place) {
        return new ConfException(
                "Cannot read %s '%s': there is nothing at %s. Give a path that exists.".formatted(what, path, place));
    }

    static IllegalStateException interrupted() {
        return new IllegalStateException("The evaluation was interrupted, because the task that asked for it ended");
    }
}

package dev.lamarck.evaluate.sandbox;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** Messages of this package. */
final class SandboxErrors {

    private SandboxErrors() {}

    static IllegalArgumentException badLine(String line) {
        return new IllegalArgumentException(
                "A path or a value of an errand holds a line break or is empty: '" + line + "'. Rename it.");
    }

    static IllegalStateException noWarden(String platform) {
        return new IllegalStateException(
                ("Cannot isolate foreign code on %s: this build of Lamarck has no warden for it."
                                + " Build Lamarck on such a machine (Linux on x86_64 or aarch64, with g++), or use evaluators that"
                                + " run no foreign code.")
                        .formatted(platform));
    }

    static IllegalStateException notStarted(Path executable, Throwable cause) {
        return new IllegalStateException(
                ("Cannot start the warden %s: %s. Is its folder on a file system that is mounted noexec?")
                        .formatted(executable, cause.getMessage()),
                cause);
    }

    static IllegalStateException notUnpacked(Path folder, Throwable cause) {
        return new IllegalStateException(
                "Cannot unpack the warden into %s: %s. Give a scratch folder that can be written to."
                        .formatted(folder, cause.getMessage()),
                cause);
    }

    static IllegalStateException nothingWorks(String why) {
        return new IllegalStateException(
                "The warden cannot isolate anything on this machine: %s. See what `lamarck-warden --probe` says."
                        .formatted(why));
    }

    static IllegalStateException broken(Errand errand, String why) {
        return new IllegalStateException("Cannot run %s in %s in isolation: %s."
                .formatted(errand.command().get(0), errand.folder(), why.strip()));
    }

    static IllegalStateException unheard(ExecutionException cause) {
        return new IllegalStateException(
                "The pipe to the warden broke: %s. Run it again.".formatted(cause.getMessage()), cause);
    }

    static IllegalStateException closed() {
        return new IllegalStateException("The sandbox is closed: no errand is run any more.");
    }
}

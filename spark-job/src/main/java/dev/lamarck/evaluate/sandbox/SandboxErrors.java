package dev.lamarck.evaluate.sandbox;

import dev.lamarck.evaluate.MachineException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** Messages of this package. */
final class SandboxErrors {

    private SandboxErrors() {}

    static IllegalArgumentException badLine(String line) {
        return new IllegalArgumentException(
                "A path or a value of an errand holds a line break or is empty: '" + line + "'. Rename it.");
    }

    static MachineException noWarden(String platform) {
        return new MachineException(("Cannot isolate foreign code on %s: this build of Lamarck has no warden for it."
                        + " Build Lamarck on such a machine (Linux on x86_64 or aarch64, with g++), or use evaluators that"
                        + " run no foreign code.")
                .formatted(platform));
    }

    static MachineException notStarted(Path executable, Throwable cause) {
        return new MachineException(
                "Cannot start the warden %s: %s. Look whether its folder is mounted noexec, and whether processes, memory and file descriptors are left."
                        .formatted(executable, cause.getMessage()),
                cause);
    }

    static MachineException notUnpacked(Path folder, Throwable cause) {
        return new MachineException(
                "Cannot unpack the warden into %s: %s. Give a scratch folder that can be written to."
                        .formatted(folder, cause.getMessage()),
                cause);
    }

    static MachineException nothingWorks(String why) {
        return new MachineException(
                "The warden cannot isolate anything on this machine: %s. See what `lamarck-warden --probe` says."
                        .formatted(why));
    }

    static MachineException broken(Errand errand, String why) {
        return new MachineException(
                "Cannot run %s in %s in isolation: %s. Look whether processes, memory and file descriptors are left."
                        .formatted(errand.command().get(0), errand.folder(), why.strip()));
    }

    static MachineException unheard(ExecutionException cause) {
        return new MachineException(
                "The pipe to the warden broke: %s. Run it again.".formatted(cause.getMessage()), cause);
    }

    static MachineException closed() {
        return new MachineException("The sandbox is closed: no errand is run any more.");
    }
}

package dev.lamarck.evaluate.jvm;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.MachineException;
import java.io.IOException;
import java.nio.file.Path;

/** What is said about JVMs and evaluators that cannot be used. */
final class JavaErrors {

    private JavaErrors() {}

    static ConfException noCompiler(Path home) {
        return new ConfException(
                "Cannot compile: the Java in %s has no compiler. Run Lamarck with a JDK, version 17 or newer."
                        .formatted(home));
    }

    static ConfException unreadable(String evaluator, Path place) {
        return new ConfException(
                "Cannot read the evaluator '%s': there is no file %s. Give evaluator.config.evaluator a source file that exists."
                        .formatted(evaluator, place));
    }

    static ConfException notCompiled(String evaluator, String errors) {
        return new ConfException("Cannot compile the evaluator '%s':%n%s".formatted(evaluator, errors));
    }

    static ConfException notStarted(String what, String said) {
        return new ConfException(
                "The %s did not start: %s. Look at evaluator.config.evaluator, which needs a public class with 'public static Map<String, ?> evaluate(Class<?> program, long seed)', and at the options and limits."
                        .formatted(what, said.strip()));
    }

    static MachineException notReady(String why) {
        return new MachineException(
                "A JVM of the evaluator 'java' did not get ready: %s. Look whether memory and processes are left on this machine, and whether evaluator.config.limits leave room for a JVM."
                        .formatted(why.strip()));
    }

    static MachineException socket(Path folder, IOException cause) {
        return new MachineException(
                "Cannot make a socket in %s: %s. Give the executors a local folder with a short name as java.io.tmpdir."
                        .formatted(folder, cause.getMessage()),
                cause);
    }

    static IllegalStateException interrupted() {
        return new IllegalStateException("The evaluation was interrupted, because the task that asked for it ended");
    }
}

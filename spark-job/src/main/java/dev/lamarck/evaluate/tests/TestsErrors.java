package dev.lamarck.evaluate.tests;

import dev.lamarck.conf.ConfException;
import java.nio.file.Path;

/** What is said about tests that cannot be run. */
final class TestsErrors {

    private TestsErrors() {}

    static ConfException noTests(String setting, Path place) {
        return new ConfException(
                "Cannot run the tests '%s': there is nothing at %s. Give evaluator.config.tests the folder with the tests."
                        .formatted(setting, place));
    }

    static ConfException noneFound(String setting, String patterns) {
        return new ConfException(
                "There are no tests in '%s': no file named like %s has a test. Give evaluator.config.tests another folder, or evaluator.config.patterns other names."
                        .formatted(setting, patterns));
    }

    static ConfException noModules(String python, String modules) {
        return new ConfException(
                "The tests need the Python modules %s, which '%s' does not have. Install them (%s -m pip install %s), or name another Python as evaluator.config.python."
                        .formatted(modules, python, python, modules));
    }

    static ConfException badPython(String python, String said) {
        return new ConfException("Cannot use '%s' for the tests: %s. Name another Python as evaluator.config.python."
                .formatted(python, said));
    }

    static ConfException noJar(String path, Path place) {
        return new ConfException(
                "Cannot read the jar '%s': there is no file %s. Give evaluator.config a path that exists."
                        .formatted(path, place));
    }

    static ConfException noCompiler(Path home) {
        return new ConfException(
                "Cannot compile: the Java in %s has no compiler. Run Lamarck with a JDK, version 17 or newer."
                        .formatted(home));
    }

    static IllegalArgumentException badReport(String name, Exception cause) {
        return new IllegalArgumentException(
                "Cannot read the test report %s: %s".formatted(name, cause.getMessage()), cause);
    }
}

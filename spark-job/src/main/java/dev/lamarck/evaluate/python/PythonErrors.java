package dev.lamarck.evaluate.python;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.MachineException;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What can be wrong with a set-up, in words.
 *
 * @param python the interpreter, as the settings name it
 * @param evaluator the evaluator's file
 */
record PythonErrors(String python, Path evaluator) {

    private static final int TAIL = 2000;

    ConfException noInterpreter(IOException cause) {
        return new ConfException(
                "Cannot start the interpreter '%s': %s. Install Python 3.8 or newer, or give its path as 'python'."
                        .formatted(python, cause.getMessage()),
                cause);
    }

    /** Most likely by a kernel that is short of memory. */
    MachineException killed(Path log) {
        return new MachineException(
                "The interpreter '%s' was killed before it had imported %s. Look whether this machine has memory left. It printed:%n%s"
                        .formatted(python, evaluator, tail(log)));
    }

    ConfException silent(int exitCode, Path log) {
        return new ConfException(
                "The interpreter '%s' ended with exit code %d before it had imported %s. It has to be Python 3.8 or newer on Linux. It printed:%n%s"
                        .formatted(python, exitCode, evaluator, tail(log)));
    }

    ConfException slow(int seconds, Path log) {
        return new ConfException(
                "%s was not imported within %d s. Do long preparations in evaluate, or in files. It printed:%n%s"
                        .formatted(evaluator, seconds, tail(log)));
    }

    /** What the server says of an evaluator that it cannot use. */
    ConfException broken(JsonNode told) {
        String message = told.path("message").asText();
        String trace = told.path("traceback").asText().strip();
        String what = switch (told.path("kind").asText()) {
            case "missing" ->
                "There is no evaluator %s. Give the path of a Python file as 'evaluator'.".formatted(evaluator);
            case "no-python" -> "The evaluator %s is no Python file; its name has to end in .py.".formatted(evaluator);
            case "no-evaluate" ->
                "The evaluator %s does not define a function evaluate. Add 'def evaluate(program_path)' that returns a dict of metrics."
                        .formatted(evaluator);
            case "package" ->
                ("The evaluator %s needs the package '%s', which '%s' does not have. "
                                + "Run '%s -m pip install %s', or give an interpreter that has it as 'python'.")
                        .formatted(evaluator, message, python, python, distribution(message));
            default ->
                "The evaluator %s cannot be imported: %s. Run '%s %s' and mend what it says."
                        .formatted(evaluator, message, python, evaluator);
        };
        return new ConfException(trace.isEmpty() ? what : what + "\n" + trace);
    }

    /** The package to install for a module, which is mostly of the same name. */
    private static String distribution(String module) {
        String top = module.split("\\.", 2)[0];
        return switch (top) {
            case "sklearn" -> "scikit-learn";
            case "cv2" -> "opencv-python";
            case "PIL" -> "pillow";
            case "yaml" -> "pyyaml";
            case "bs4" -> "beautifulsoup4";
            default -> top;
        };
    }

    ConfException unparsable(Program program, String trace) {
        return new ConfException("The initial program %s does not parse. Mend it before the run begins.%n%s"
                .formatted(program.main().path(), trace.strip()));
    }

    ConfException noScore(Program program, Outcome outcome) {
        String why = outcome instanceof Outcome.Failed failed
                ? "%s: %s".formatted(failed.reason().code(), failed.message())
                : "the evaluator gives it an error and no metric";
        StringBuilder message = new StringBuilder("The initial program %s gets no score from %s (%s). "
                        .formatted(program.main().path(), evaluator, why))
                .append("Mend the program, or the evaluator; 'lamarck evaluate' tries them.");
        for (String name : List.of("traceback", "stderr", "stdout")) {
            outcome.artifacts().stream()
                    .filter(artifact -> artifact.name().equals(name) && artifact.content().length > 0)
                    .forEach(artifact -> message.append(
                            "\n%s:\n%s".formatted(name, text(artifact).strip())));
        }
        return new ConfException(message.toString());
    }

    private static String text(Artifact artifact) {
        return tail(new String(artifact.content(), StandardCharsets.UTF_8));
    }

    /** The end of a log. */
    static String tail(Path log) {
        try {
            return tail(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return "(nothing: " + e.getMessage() + ")";
        }
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - TAIL));
    }
}

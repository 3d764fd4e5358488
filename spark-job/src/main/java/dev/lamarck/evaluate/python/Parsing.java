package dev.lamarck.evaluate.python;

import dev.lamarck.genome.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Whether a program is Python at all, asked of the interpreter without running the program. */
final class Parsing {

    private static final String COMPILE =
            "import sys, traceback\ntry:\n compile(sys.stdin.buffer.read(), sys.argv[1], 'exec')\n"
                    + "except (SyntaxError, ValueError):\n print(traceback.format_exc(limit=0))";

    private Parsing() {}

    /** What is wrong with it. */
    static Optional<String> problem(String python, Map<String, String> variables, Program program) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(python, "-c", COMPILE, program.main().path());
            builder.environment().clear();
            builder.environment().putAll(variables);
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(program.text().getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return said.isBlank() ? Optional.empty() : Optional.of(said);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package dev.lamarck.evaluate.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParsingTest {

    private static final PythonSettings SETTINGS = new Binder()
            .bind(Block.ofYaml("{evaluator: e.py, limits: {environment: [WANTED]}}", "the test"), PythonSettings.class);

    @TempDir
    Path folder;

    @Test
    void problem_isToldAndTheProgramIsNotRun() {
        Map<String, String> variables = Variables.of(SETTINGS, System.getenv());
        assertThat(Parsing.problem("python3", variables, Program.of("python", "a.py", "raise SystemExit('ü')")))
                .isEmpty();
        assertThat(Parsing.problem("python3", variables, Program.of("python", "a.py", "def f(:")))
                .hasValueSatisfying(
                        told -> assertThat(told).contains("SyntaxError").contains("a.py"));
    }

    /** An interpreter that only prints its environment. */
    @Test
    void problem_asksAnInterpreterThatKnowsNoSecrets() throws IOException {
        Path python = Files.writeString(folder.resolve("python"), "#!/bin/sh\n/usr/bin/env\n");
        Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
        Map<String, String> outer = Map.of("TOKEN", "secret", "WANTED", "yes", "PATH", "/usr/bin:/bin");

        String told = Parsing.problem(
                        python.toString(), Variables.of(SETTINGS, outer), Program.of("python", "a.py", ""))
                .orElseThrow();

        assertThat(told).contains("WANTED=yes").contains("PATH=/usr/bin:/bin").doesNotContain("secret");
        assertThat(told.lines()).noneMatch(line -> line.startsWith("USER=") || line.startsWith("JAVA_HOME="));
    }
}

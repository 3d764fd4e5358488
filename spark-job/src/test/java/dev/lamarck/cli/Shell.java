package dev.lamarck.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Runs commands in this process and keeps what they said. */
final class Shell {

    private final Sparks spark;
    private final Map<String, String> environment;
    private final Optional<Keyboard> keyboard;

    private Shell(Sparks spark, Map<String, String> environment, Optional<Keyboard> keyboard) {
        this.spark = spark;
        this.environment = environment;
        this.keyboard = keyboard;
    }

    /** What a command said, and its exit code. */
    record Said(int code, String out, String err) {

        String lastLine() {
            List<String> lines = out.strip().lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    /** For commands that must not start Spark. */
    static Shell withoutSpark() {
        return new Shell(
                (title, ui) -> {
                    throw new AssertionError("Spark was started for " + title);
                },
                Map.of(),
                Optional.empty());
    }

    static Shell with(SparkSession session) {
        return new Shell((title, ui) -> session, Map.of(), Optional.empty());
    }

    Shell environment(Map<String, String> variables) {
        return new Shell(spark, variables, keyboard);
    }

    /** With a person who types this. */
    Shell answering(String typed) {
        InputStream input = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        return new Shell(spark, environment, Optional.of(Keyboard.of(input)));
    }

    Said run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        World world = new World(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                new World.Display(false, 100, "lamarck"),
                spark,
                stop -> {},
                keyboard);
        int code = new Main(world, () -> false).run(args);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

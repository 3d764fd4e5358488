package dev.lamarck.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A script of the project as a person starts it: a process of its own, with its output in files. */
final class LamarckProcess implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("lamarck.home"));
    private static final int LONGEST_SECONDS = 600;

    private final Process process;
    private final Path out;
    private final Path err;

    private LamarckProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static LamarckProcess start(Path folder, String script, List<String> arguments) {
        return start(folder, script, arguments, Map.of());
    }

    static LamarckProcess start(Path folder, String script, List<String> arguments, Map<String, String> environment) {
        List<String> command =
                new ArrayList<>(List.of(HOME.resolve("scripts").resolve(script).toString()));
        command.addAll(arguments);
        try {
            Path out = Files.createTempFile(folder, script, ".out");
            Path err = Files.createTempFile(folder, script, ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("LAMARCK_SPARK", "embedded");
            builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
            builder.environment().putAll(environment);
            return new LamarckProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LamarckProcess ended(Path folder, String script, List<String> arguments) {
        LamarckProcess started = start(folder, script, arguments);
        started.await();
        return started;
    }

    int await() {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                kill();
                throw new IllegalStateException("Not done within " + LONGEST_SECONDS + " s: " + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}

package dev.lamarck.evaluate.sandbox;

import dev.lamarck.conf.DataSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Small errands, and what is to be seen of them from outside. */
final class Trial {

    private static final AtomicInteger MARKS = new AtomicInteger();

    /** Where python3 lies, if this machine has one. */
    static final Optional<Path> PYTHON = python();

    private Trial() {}

    /** Narrow enough for a test to go over each quickly. */
    static Limits limits(Duration timeout, Optional<Duration> cpu, boolean network, List<String> environment) {
        return new Limits(
                timeout,
                cpu,
                DataSize.of("256MiB"),
                64,
                DataSize.of("4MiB"),
                DataSize.of("16MiB"),
                256,
                DataSize.of("64KiB"),
                network,
                List.of(),
                environment,
                200,
                false);
    }

    static Limits within(Duration timeout) {
        return limits(timeout, Optional.empty(), false, List.of());
    }

    static Limits calm() {
        return within(Duration.ofSeconds(30));
    }

    static Errand shell(Path folder, Limits limits, String script) {
        return new Errand(List.of("bash", "-c", script), folder, List.of(), Map.of(), limits, new byte[0]);
    }

    static Errand python(Path folder, Limits limits, String script) {
        Path python = PYTHON.orElseThrow();
        Path prefix = python.getParent().getParent();
        return new Errand(
                List.of(python.toString(), "-c", script), folder, List.of(prefix), Map.of(), limits, new byte[0]);
    }

    /** Where the kernel refuses memory before the guardian sees that there is too much. */
    static Limits bounded(Limits limits) {
        return new Limits(
                limits.timeout(),
                limits.cpu(),
                limits.memory(),
                limits.processes(),
                limits.fileSize(),
                limits.disk(),
                limits.openFiles(),
                limits.output(),
                limits.network(),
                limits.readable(),
                limits.environment(),
                limits.files(),
                true);
    }

    /** An argument of {@code sleep} by which a process can be told from all others. */
    static String mark() {
        return "3600.%d%05d".formatted(ProcessHandle.current().pid(), MARKS.incrementAndGet());
    }

    /** All processes of this machine with the mark on their command lines. */
    static List<Long> marked(String mark) {
        List<Long> found = new ArrayList<>();
        ProcessHandle.allProcesses().forEach(process -> {
            if (commandLine(process.pid()).contains(mark)) {
                found.add(process.pid());
            }
        });
        return found;
    }

    /** Waits until some process with the mark is there, which is what is being waited for, not a span of time. */
    static void awaitMarked(String mark, int count) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (marked(mark).size() < count) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no process " + mark);
            }
            Thread.onSpinWait();
        }
    }

    static String out(Ending ending) {
        return new String(ending.out(), StandardCharsets.UTF_8);
    }

    static String err(Ending ending) {
        return new String(ending.err(), StandardCharsets.UTF_8);
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    private static Optional<Path> python() {
        try {
            Process asked = new ProcessBuilder("python3", "-c", "import sys; print(sys.executable)").start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(answer).toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package dev.lamarck.evaluate.jvm;

import dev.lamarck.evaluate.foreign.Endings;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one warm compiler of an executor; a source that it chokes on costs it its JVM, and nothing else. */
final class Compiler implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Host host;
    private final Duration patience;
    private final List<Path> classPath;

    private @Nullable Guest guest;

    /** @param classPath what sources may use besides the class path of the settings */
    Compiler(Host host, Duration patience, List<Path> classPath) {
        this.host = host;
        this.patience = patience;
        this.classPath = classPath;
    }

    /** Classes by their names; or why there are none. */
    record Result(Map<String, byte[]> classes, Optional<Outcome> failure) {}

    synchronized Result compile(Program program) {
        Map<String, byte[]> sources = new TreeMap<>();
        program.files().stream()
                .filter(file -> file.path().endsWith(".java"))
                .forEach(file -> sources.put(file.path(), file.text().getBytes(StandardCharsets.UTF_8)));
        Guest ready = guest();
        Guest.Reply reply = ready.ask(sources, patience);
        if (reply.answer().isEmpty()) {
            close();
            return failed(reply.ending()
                    .flatMap(ending -> Endings.stopped("The compiler", ending))
                    .orElseGet(() -> Outcome.failed(Reason.TIMEOUT, "The compiler took too long")));
        }
        Map<String, byte[]> classes = reply.answer().get();
        byte[] errors = classes.get("");
        if (errors != null) {
            String text = new String(errors, StandardCharsets.UTF_8);
            String first = text.lines().findFirst().orElse("");
            return failed(new Outcome.Failed(
                    Reason.INVALID,
                    "The program cannot be compiled: " + first,
                    List.of(Endings.text("compiler", text))));
        }
        return new Result(classes, Optional.empty());
    }

    private static Result failed(Outcome failure) {
        return new Result(Map.of(), Optional.of(failure));
    }

    private Guest guest() {
        Guest known = guest;
        if (known != null && known.isAlive()) {
            return known;
        }
        close();
        Guest started = host.compiler(classPath);
        guest = started.ready(START);
        return started;
    }

    @Override
    public synchronized void close() {
        Guest known = guest;
        guest = null;
        if (known != null) {
            known.close();
        }
    }
}

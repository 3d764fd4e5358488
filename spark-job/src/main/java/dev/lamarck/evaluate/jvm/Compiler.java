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

/**
 * The warm compilers of an executor, as many as were ever needed at a time; a source that one chokes on costs it its JVM,
 * and nothing else.
 */
final class Compiler implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Duration patience;
    private final Spares compilers;

    /** @param classPath what sources may use besides the class path of the settings */
    Compiler(Host host, Duration patience, List<Path> classPath) {
        this.patience = patience;
        this.compilers = new Spares(() -> host.compiler(classPath), 0);
    }

    /** Classes by their names; or why there are none. */
    record Result(Map<String, byte[]> classes, Optional<Outcome> failure) {}

    Result compile(Program program) {
        Map<String, byte[]> sources = new TreeMap<>();
        program.files().stream()
                .filter(file -> file.path().endsWith(".java"))
                .forEach(file -> sources.put(file.path(), file.text().getBytes(StandardCharsets.UTF_8)));
        Guest.Reply reply = asked(sources);
        if (reply.answer().isEmpty()) {
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

    private Guest.Reply asked(Map<String, byte[]> sources) {
        Guest compiler = compilers.take().ready(START);
        boolean usable = false;
        try {
            Guest.Reply reply = compiler.ask(sources, patience);
            usable = reply.answer().isPresent();
            return reply;
        } finally {
            compilers.giveBack(compiler, usable);
        }
    }

    @Override
    public void close() {
        compilers.close();
    }
}

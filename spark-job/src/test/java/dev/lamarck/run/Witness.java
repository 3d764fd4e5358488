package dev.lamarck.run;

import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The same scores as {@link Sphere}; a line in a file says which process evaluated each batch, when, and with which GPUs. */
public final class Witness implements Evaluator {

    private static final long NANOS = 20_000_000;

    private final Sphere sphere = new Sphere();
    private final Path log;

    public Witness(Block config) {
        this.log = Path.of(config.text("log").orElseThrow());
    }

    /** A batch, in nanoseconds of the process's own clock. */
    record Note(long process, long from, long to, String gpus) {

        private static Note of(String line) {
            String[] words = line.split(" ", -1);
            return new Note(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]);
        }

        boolean overlaps(Note other) {
            return process == other.process && from < other.to && other.from < to;
        }
    }

    static List<Note> notes(Path log) {
        try {
            return Files.readAllLines(log).stream().map(Note::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        long from = System.nanoTime();
        LockSupport.parkNanos(NANOS);
        sphere.evaluate(batch, outcomes);
        String gpus = String.join(",", batch.get(0).context().gpus());
        String line = "%d %d %d %s\n".formatted(ProcessHandle.current().pid(), from, System.nanoTime(), gpus);
        try {
            Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.lamarck.spark;

import dev.lamarck.spark.Staging.Finished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The driver's gathering of what tasks left, so that the tasks of the next round read a few files instead of thousands.
 * Outcomes of many small files are written together first, and only then the files go whose every outcome and mark
 * is superseded by that: a crash in between leaves outcomes twice, which is as good as once. Marks of evaluations that never
 * ended count deaths, so their files stay as they are.
 */
final class Harvest {

    static final int MANY_FILES = 16;
    static final long LARGE_BYTES = 8L << 20;

    private final Staging staging;
    private final Set<Integer> finished = new HashSet<>();
    private final Set<Integer> begun = new HashSet<>();
    private final List<Read> read = new ArrayList<>();
    private final Map<Integer, Finished> waiting = new TreeMap<>();
    private long waitingBytes;

    private Harvest(Staging staging) {
        this.staging = staging;
    }

    /** A file that is read, and the evaluations that it says were begun. */
    private record Read(Path file, Set<Integer> begun) {}

    /** Gathers between two rounds, if it is worth it; says of how many slots something is known. */
    static int of(Staging staging) {
        try {
            return new Harvest(staging).gather();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot gather finished evaluations in " + staging.folder() + ": " + e.getMessage(), e);
        }
    }

    private int gather() throws IOException {
        List<FileStatus> files = staging.files();
        boolean many = files.stream().filter(Harvest::isSmall).count() > MANY_FILES;
        for (FileStatus file : files) {
            Optional<StagingEntry> entry = staging.entry(file);
            entry.ifPresent(this::note);
            entry.filter(whole -> many && isSmall(file)).ifPresent(whole -> take(file, whole));
        }
        writeWaiting();
        deleteSuperseded();
        begun.removeAll(finished);
        return begun.size() + finished.size();
    }

    private static boolean isSmall(FileStatus file) {
        return file.getLen() < LARGE_BYTES;
    }

    private void note(StagingEntry entry) {
        finished.addAll(entry.finished().keySet());
        if (!entry.alone()) {
            begun.addAll(entry.begun());
        }
    }

    private void take(FileStatus file, StagingEntry entry) {
        read.add(new Read(file.getPath(), entry.begun()));
        waiting.putAll(entry.finished());
        waitingBytes += entry.finished().isEmpty() ? 0 : file.getLen();
        if (waitingBytes >= LARGE_BYTES) {
            writeWaiting();
        }
    }

    private void writeWaiting() {
        if (!waiting.isEmpty()) {
            staging.write(StagingEntry.finish(waiting));
            waiting.clear();
            waitingBytes = 0;
        }
    }

    private void deleteSuperseded() throws IOException {
        for (Read each : read) {
            if (finished.containsAll(each.begun())) {
                staging.delete(each.file());
            }
        }
    }
}

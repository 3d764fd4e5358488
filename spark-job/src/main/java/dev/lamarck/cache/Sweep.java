package dev.lamarck.cache;

import dev.lamarck.metrics.Counter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps a folder of entries within its size. One process of the machine sweeps at a time; the others go on meanwhile. */
final class Sweep {

    /** The folder of files that are being written. */
    static final String UNFINISHED = "unfinished";

    private static final String LOCK = "sweep.lock";
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path folder;
    private final long limit;
    private final InstantSource clock;
    private final Counter evictions;

    private record Seen(Path file, long size, Instant used) {}

    Sweep(Path folder, long limit, InstantSource clock, Counter evictions) {
        this.folder = folder;
        this.limit = limit;
        this.clock = clock;
        this.evictions = evictions;
    }

    void run() throws IOException {
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                sweep();
            }
        } catch (OverlappingFileLockException e) {
            return; // another instance in this JVM is at it
        }
    }

    private void sweep() throws IOException {
        List<Seen> seen = list();
        long total = seen.stream().mapToLong(Seen::size).sum();
        if (total <= limit) {
            return;
        }
        seen.sort(Comparator.comparing(Seen::used).thenComparing(Seen::file));
        for (Seen oldest : seen) {
            if (total <= limit / 10 * 9) {
                return;
            }
            Files.deleteIfExists(oldest.file());
            evictions.increment();
            total -= oldest.size();
        }
    }

    private List<Seen> list() throws IOException {
        List<Seen> seen = new ArrayList<>();
        Instant abandoned = clock.instant().minus(ABANDONED);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Instant used = attributes.lastModifiedTime().toInstant();
                if (!file.startsWith(folder.resolve(UNFINISHED))) {
                    if (!file.endsWith(LOCK)) {
                        seen.add(new Seen(file, attributes.size(), used));
                    }
                } else if (used.isBefore(abandoned)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // another process was faster
            }
        });
        return seen;
    }
}

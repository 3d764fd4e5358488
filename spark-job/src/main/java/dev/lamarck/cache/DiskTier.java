package dev.lamarck.cache;

import dev.lamarck.genome.Hash128;
import dev.lamarck.metrics.Counter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries in files of their own, named by their keys, in a folder that all processes of a machine may share. A file appears
 * whole, by being renamed, and its checksum tells whether it is still what was written: anything else is no entry, so
 * nothing has to be forced to the disk. The time of a file is when it was last used; the oldest go first when the folder
 * grows too large. A cache must not fail the work that it is for: what the disk refuses is simply not kept.
 */
final class DiskTier implements Tier {

    private static final Logger LOG = LoggerFactory.getLogger(DiskTier.class);

    /** The time of a file is not renewed more often. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** The part of the allowed size that may be written between two looks at what is there. */
    private static final int PART = 16;

    private final Path folder;
    private final long limit;
    private final InstantSource clock;
    private final Sweep sweep;
    private final AtomicLong written = new AtomicLong(Long.MAX_VALUE / 2);
    private final AtomicBoolean complained = new AtomicBoolean();

    private DiskTier(Path folder, long limit, InstantSource clock, Counter evictions) {
        this.folder = folder;
        this.limit = limit;
        this.clock = clock;
        this.sweep = new Sweep(folder, limit, clock, evictions);
    }

    /** The tier in a folder, which only its owner may look into; none if it cannot be made. */
    static Optional<DiskTier> open(Path folder, long limit, InstantSource clock, Counter evictions) {
        try {
            Files.createDirectories(folder.resolve(Sweep.UNFINISHED));
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return Optional.of(new DiskTier(folder, limit, clock, evictions));
        } catch (IOException e) {
            LOG.warn("cache-folder={} used=false cause=\"{}\"", folder, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public Optional<Entry> find(CacheKey key) {
        Path file = file(key);
        try {
            Optional<Entry> entry = DiskFrame.read(key, Files.readAllBytes(file));
            if (entry.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                touch(file);
            }
            return entry;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            complain(e);
            return Optional.empty();
        }
    }

    private void touch(Path file) throws IOException {
        Instant now = clock.instant();
        if (Files.getLastModifiedTime(file).toInstant().plus(FRESH).isBefore(now)) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
    }

    @Override
    public void put(CacheKey key, Entry entry) {
        byte[] frame = DiskFrame.write(key, entry);
        if (frame.length > limit / PART) {
            return;
        }
        Path unfinished =
                folder.resolve(Sweep.UNFINISHED).resolve(UUID.randomUUID().toString());
        try {
            Files.write(unfinished, frame);
            Files.setLastModifiedTime(unfinished, FileTime.from(clock.instant()));
            publish(unfinished, file(key));
            if (written.addAndGet(frame.length) > limit / PART) {
                written.set(0);
                sweep.run();
            }
        } catch (IOException e) {
            complain(e);
        }
    }

    private static void publish(Path unfinished, Path file) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            Files.createDirectories(file.getParent());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void remove(CacheKey key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            complain(e);
        }
    }

    Path file(CacheKey key) {
        String text = key.namespace() + '/' + key.hash();
        String name = Hash128.digest(text.getBytes(StandardCharsets.UTF_8)).toString();
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
    }

    private void complain(IOException problem) {
        if (complained.compareAndSet(false, true)) {
            LOG.warn("cache-folder={} failed=\"{}\"", folder, problem.toString());
        }
    }
}

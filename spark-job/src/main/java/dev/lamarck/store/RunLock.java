package dev.lamarck.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's lock on one run of a local warehouse. It only saves a second driver its work; what keeps the
 * tables right is the fence in every commit. The system releases it when the process dies, so the file is never deleted.
 */
final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    static RunLock acquire(Path warehouse, String run, InstantSource clock) {
        Path file = warehouse.resolve("_locks").resolve(run + ".lock");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            return acquire(channel, file, run, clock);
        } catch (IOException e) {
            throw StoreErrors.cannotLock(run, file, e);
        }
    }

    private static RunLock acquire(FileChannel channel, Path file, String run, InstantSource clock) throws IOException {
        boolean held = false;
        try {
            held = locked(channel) && sign(channel, clock);
        } finally {
            if (!held) {
                channel.close();
            }
        }
        if (!held) {
            throw StoreErrors.driven(run, Files.readString(file));
        }
        return new RunLock(channel);
    }

    /** Writes down who holds the lock: process, machine and time, each on a line. */
    private static boolean sign(FileChannel channel, InstantSource clock) throws IOException {
        String holder = ProcessHandle.current().pid() + "\n"
                + InetAddress.getLocalHost().getHostName() + "\n"
                + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another driver within this process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

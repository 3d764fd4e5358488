package dev.lamarck.spark;

import dev.lamarck.evaluate.MachineException;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Outcome;
import dev.lamarck.store.HadoopConf;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What is already paid for in a generation that is not committed yet: outcomes that tasks wrote down as they came, and
 * the marks of evaluations that were begun. Each writing is a small file of its own, so that it works on any file
 * system; a file that a dying process left torn is recognised by its checksum and counts for nothing.
 *
 * @param folder the folder of the generation
 * @param conf how to reach it
 */
record Staging(String folder, HadoopConf conf) implements Serializable {

    private static final String ENTRY = "entry-";

    /** What is known by slot. Begun counts how often an evaluation was begun that never ended. */
    record Known(Map<Integer, Finished> finished, Map<Integer, Integer> begun, Map<Integer, Integer> begunAlone) {

        static Known nothing() {
            return new Known(new TreeMap<>(), new HashMap<>(), new HashMap<>());
        }

        private void add(StagingEntry entry) {
            finished.putAll(entry.finished());
            Map<Integer, Integer> marks = entry.alone() ? begunAlone : begun;
            entry.begun().forEach(slot -> marks.merge(slot, 1, Integer::sum));
        }

        private void settle() {
            begun.keySet().removeAll(finished.keySet());
            begunAlone.keySet().removeAll(finished.keySet());
        }
    }

    /** An outcome, good only for the genome that it was found for. */
    record Finished(Hash128 genome, Outcome outcome) {}

    static Staging of(String warehouse, String run, int generation, HadoopConf conf) {
        return new Staging(warehouse + "/_staging/" + run + "/" + generation, conf);
    }

    /** Writes one entry; it is safe when this returns. Gives the name by which it can be withdrawn. */
    String write(StagingEntry entry) {
        byte[] content = entry.toBytes();
        CRC32 checksum = new CRC32();
        checksum.update(content);
        String file = ENTRY + UUID.randomUUID();
        try (DataOutputStream out = new DataOutputStream(isLocal() ? local(file) : remote(file))) {
            out.writeInt(content.length);
            out.writeLong(checksum.getValue());
            out.write(content);
        } catch (IOException e) {
            throw new MachineException(
                    "Cannot keep finished evaluations in %s: %s. Look whether there is room, and leave to write."
                            .formatted(folder, e.getMessage()),
                    e);
        }
        return file;
    }

    /** Takes back what was written; if that fails, it is told with the reason that it was wanted for. */
    void withdraw(String entry, Exception reason) {
        try {
            delete(new Path(folder, entry));
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private boolean isLocal() {
        return "file".equals(new Path(folder).toUri().getScheme());
    }

    /** Hadoop's local file system starts a process for each new file; and a channel would not outlive an interrupt. */
    private OutputStream local(String file) throws IOException {
        java.nio.file.Path place =
                java.nio.file.Path.of(new Path(folder).toUri().getPath());
        Files.createDirectories(place);
        FileOutputStream stored = new FileOutputStream(place.resolve(file).toFile());
        return synced(stored, () -> stored.getFD().sync());
    }

    private OutputStream remote(String file) throws IOException {
        FSDataOutputStream stored = fileSystem().create(new Path(folder, file), false);
        return synced(stored, stored::hsync);
    }

    /** Makes what was written last when the stream is closed. */
    private static OutputStream synced(OutputStream stored, Sync sync) {
        return new FilterOutputStream(stored) {
            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                stored.write(bytes, from, count);
            }

            @Override
            public void close() throws IOException {
                stored.flush();
                sync.run();
                super.close();
            }
        };
    }

    @FunctionalInterface
    private interface Sync {
        void run() throws IOException;
    }

    /** What earlier attempts left. */
    Known read() {
        Known known = Known.nothing();
        try {
            for (FileStatus file : files()) {
                entry(file).ifPresent(known::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read finished evaluations in " + folder + ": " + e.getMessage(), e);
        }
        known.settle();
        return known;
    }

    List<FileStatus> files() throws IOException {
        try {
            return List.of(fileSystem()
                    .listStatus(new Path(folder), path -> path.getName().startsWith(ENTRY)));
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    /** What a file says; nothing if it is torn or gone. */
    Optional<StagingEntry> entry(FileStatus file) throws IOException {
        try (DataInputStream in = fileSystem().open(file.getPath())) {
            byte[] all = in.readAllBytes();
            DataInputStream header = new DataInputStream(new ByteArrayInputStream(all));
            if (all.length < 12 || header.readInt() != all.length - 12) {
                return Optional.empty();
            }
            long expected = header.readLong();
            CRC32 checksum = new CRC32();
            checksum.update(all, 12, all.length - 12);
            return checksum.getValue() == expected
                    ? Optional.of(StagingEntry.ofBytes(header.readAllBytes()))
                    : Optional.empty();
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    void delete(Path file) throws IOException {
        fileSystem().delete(file, false);
    }

    /** Notes that a driver is about to run this generation once more. */
    void markAttempt() {
        try {
            String file = "driver-" + UUID.randomUUID();
            (isLocal() ? local(file) : remote(file)).close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into " + folder + ": " + e.getMessage(), e);
        }
    }

    boolean exists() {
        try {
            return fileSystem().exists(new Path(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + folder + ": " + e.getMessage(), e);
        }
    }

    void delete() {
        try {
            fileSystem().delete(new Path(folder), true);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + folder + ": " + e.getMessage(), e);
        }
    }

    private FileSystem fileSystem() throws IOException {
        return new Path(folder).getFileSystem(conf.configuration());
    }
}

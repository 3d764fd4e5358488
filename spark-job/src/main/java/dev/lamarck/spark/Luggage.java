package dev.lamarck.spark;

import dev.lamarck.evaluate.MachineException;
import dev.lamarck.store.HadoopConf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files that a run's evaluators read, as one archive in the warehouse under the hash of its content: written when
 * the run starts, so that every executor, and whoever resumes the run later, works with the same ones.
 *
 * @param digest of the content; empty if nothing is read
 * @param uri where the archive is
 */
public record Luggage(String digest, String uri, HadoopConf conf) implements Serializable {

    private static final String FOLDER = "_files";

    /** The first entry: the names of those files that may be started. */
    private static final String PROGRAMS = "programs";

    public static Luggage of(String warehouse, String digest, HadoopConf conf) {
        return new Luggage(digest, warehouse + "/" + FOLDER + "/" + digest + ".zip", conf);
    }

    public static Luggage nothing(HadoopConf conf) {
        return new Luggage("", "", conf);
    }

    public boolean isNothing() {
        return digest.isEmpty();
    }

    public boolean isStored() {
        try {
            Path target = new Path(uri);
            return target.getFileSystem(conf.configuration()).exists(target);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot look for the evaluator's files at " + uri + ": " + e.getMessage(), e);
        }
    }

    /** Writes the archive; whoever does so at the same time writes the same. */
    public void store(SortedMap<String, java.nio.file.Path> files) {
        try {
            Path target = new Path(uri);
            FileSystem fileSystem = target.getFileSystem(conf.configuration());
            Path draft = new Path(target.getParent(), ".draft-" + UUID.randomUUID());
            try (OutputStream out = fileSystem.create(draft, false)) {
                out.write(zip(files));
            }
            if (!fileSystem.rename(draft, target) && !fileSystem.exists(target)) {
                throw new IOException("could not rename " + draft);
            }
            fileSystem.delete(draft, false);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the evaluator's files at " + uri + ": " + e.getMessage(), e);
        }
    }

    private static byte[] zip(Map<String, java.nio.file.Path> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String programs = files.entrySet().stream()
                    .filter(file -> Files.isExecutable(file.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining("\n"));
            zip.putNextEntry(stamped(PROGRAMS));
            zip.write(programs.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            for (Map.Entry<String, java.nio.file.Path> file : files.entrySet()) {
                zip.putNextEntry(stamped(file.getKey()));
                Files.copy(file.getValue(), zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static ZipEntry stamped(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        return entry;
    }

    /** Lays the files out in a folder and takes the right to write away. */
    void unpack(java.nio.file.Path folder) {
        try (ZipInputStream zip = new ZipInputStream(opened())) {
            Set<String> programs = Set.of();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(PROGRAMS)) {
                    programs = Set.copyOf(new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
                    continue;
                }
                java.nio.file.Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("its entry " + entry.getName() + " leads out of it");
                }
                Files.createDirectories(target.getParent());
                Files.copy(zip, target);
                target.toFile().setReadOnly();
                target.toFile().setExecutable(programs.contains(entry.getName()));
            }
        } catch (IOException e) {
            throw MachineException.at(folder, e);
        }
    }

    private InputStream opened() {
        Path source = new Path(uri);
        try {
            return source.getFileSystem(conf.configuration()).open(source);
        } catch (IOException e) {
            throw new RefusedException(
                    "Executor %s cannot read the evaluator's files at %s: %s. They were written when the run started; start the run anew if they are gone."
                            .formatted(Machine.name(), uri, e.getMessage()),
                    e);
        }
    }
}

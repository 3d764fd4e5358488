package dev.lamarck.spark;

import dev.lamarck.engine.files.Files;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Files of models and adapters on any file system that Hadoop reaches. What has to be mapped into memory and is not on
 * this machine is copied here once, under a name that its path, size and time of change make, so that a file that was replaced is
 * copied anew. All processes of a machine share the copies; the first one that needs a file brings it, the others wait.
 */
public final class HadoopFiles implements Files {
    private static final int KEY_DIGITS = 40;

    /** Within a process; between processes a lock on a file does the same. */
    private static final Map<Path, Object> BRINGING = new ConcurrentHashMap<>();

    private final Configuration settings;
    private final Path copies;

    /**
     * @param copies the folder for copies of files from elsewhere
     */
    public HadoopFiles(Configuration settings, Path copies) {
        this.settings = settings;
        this.copies = copies;
    }

    /** Keeps its copies with this user's temporary files. */
    public static HadoopFiles of(Configuration settings) {
        String folder = "lamarck-models-" + System.getProperty("user.name");
        return new HadoopFiles(settings, Path.of(System.getProperty("java.io.tmpdir"), folder));
    }

    private FileSystem system(org.apache.hadoop.fs.Path file) throws IOException {
        return file.getFileSystem(settings);
    }

    private static org.apache.hadoop.fs.Path path(String file) {
        return new org.apache.hadoop.fs.Path(file);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try {
            for (FileStatus status : system(path(folder)).listStatus(path(folder))) {
                if (status.isFile()) {
                    names.add(status.getPath().getName());
                }
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        return names.stream().sorted().toList();
    }

    @Override
    public boolean exists(String file) throws IOException {
        return system(path(file)).exists(path(file));
    }

    @Override
    public byte[] read(String file, long most) throws IOException {
        FileSystem system = system(path(file));
        long size = system.getFileStatus(path(file)).getLen();
        if (size > most) {
            throw new IOException("Cannot read %s: it has %,d bytes, and %,d are allowed.".formatted(file, size, most));
        }
        try (InputStream in = system.open(path(file))) {
            return in.readNBytes(Math.toIntExact(most));
        }
    }

    @Override
    public Path local(String file) throws IOException {
        FileSystem system = system(path(file));
        FileStatus status = system.getFileStatus(path(file));
        if (status.getPath().toUri().getScheme().equals("file")) {
            return Path.of(status.getPath().toUri().getPath());
        }
        Path copy = copies.resolve(key(status)).resolve(status.getPath().getName());
        synchronized (BRINGING.computeIfAbsent(copy, any -> new Object())) {
            bring(system, status, copy);
        }
        return copy;
    }

    private static String key(FileStatus status) {
        String what = "%s %d %d".formatted(status.getPath().toUri(), status.getLen(), status.getModificationTime());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, KEY_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void bring(FileSystem system, FileStatus status, Path copy) throws IOException {
        if (whole(copy, status)) {
            return;
        }
        Path folder = Objects.requireNonNull(copy.getParent());
        java.nio.file.Files.createDirectories(folder);
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !whole(copy, status)) {
                copy(system, status, folder, copy);
            }
        }
    }

    private static void copy(FileSystem system, FileStatus status, Path folder, Path copy) throws IOException {
        Path half = java.nio.file.Files.createTempFile(folder, ".", ".half");
        try {
            try (InputStream in = system.open(status.getPath());
                    OutputStream out = java.nio.file.Files.newOutputStream(half)) {
                in.transferTo(out);
            }
            long size = java.nio.file.Files.size(half);
            if (size != status.getLen()) {
                throw new IOException("Cannot copy %s: it should have %,d bytes, and %,d came. Is it being written?"
                        .formatted(status.getPath(), status.getLen(), size));
            }
            java.nio.file.Files.move(half, copy, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            java.nio.file.Files.deleteIfExists(half);
        }
    }

    private static boolean whole(Path copy, FileStatus status) throws IOException {
        return java.nio.file.Files.exists(copy) && java.nio.file.Files.size(copy) == status.getLen();
    }

    @Override
    public void write(String file, byte[] bytes) throws IOException {
        org.apache.hadoop.fs.Path to = path(file);
        FileSystem system = system(to);
        org.apache.hadoop.fs.Path half =
                new org.apache.hadoop.fs.Path(to.getParent(), "." + to.getName() + "." + UUID.randomUUID() + ".half");
        try {
            try (OutputStream out = system.create(half, true)) {
                out.write(bytes);
            }
            replace(system, half, to);
        } finally {
            system.delete(half, false);
        }
    }

    private void replace(FileSystem system, org.apache.hadoop.fs.Path half, org.apache.hadoop.fs.Path to)
            throws IOException {
        try {
            FileContext.getFileContext(system.getUri(), settings).rename(half, to, Options.Rename.OVERWRITE);
        } catch (UnsupportedFileSystemException e) {
            system.delete(to, false);
            if (!system.rename(half, to)) {
                throw new IOException("Cannot write %s: its file system does not let it take its place.".formatted(to));
            }
        }
    }
}

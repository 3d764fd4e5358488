package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.Trees;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fresh folder of one evaluation, gone when it is closed. */
public final class WorkFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

    private final Path path;

    private WorkFolder(Path path) {
        this.path = path;
    }

    /** A new empty folder below another one. */
    public static WorkFolder below(Path scratch) {
        try {
            Files.createDirectories(scratch);
            return new WorkFolder(Files.createTempDirectory(scratch, "w").toRealPath());
        } catch (IOException e) {
            throw MachineException.at(scratch, e);
        }
    }

    /** A new empty folder at a place where there is none, for this user alone. */
    public static WorkFolder at(Path place) {
        try {
            return new WorkFolder(Files.createDirectory(
                    place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
        } catch (IOException e) {
            throw MachineException.at(place, e);
        }
    }

    public Path path() {
        return path;
    }

    public Path at(String name) {
        return path.resolve(name);
    }

    /** Writes the files of a program; gives the place of the main one. */
    public Path lay(Program program) {
        return lay(program, "");
    }

    /** Writes them below a folder in here. */
    public Path lay(Program program, String below) {
        for (SourceFile file : program.files()) {
            write(Path.of(below, file.path()).toString(), bytes(file));
        }
        return at(below).resolve(program.main().path());
    }

    /** A text that is no Unicode is written with question marks: Java cannot have it otherwise. */
    public static byte[] bytes(SourceFile file) {
        return file.text().getBytes(StandardCharsets.UTF_8);
    }

    /** Makes an empty folder in here. */
    public Path make(String name) {
        try {
            return Files.createDirectories(at(name));
        } catch (IOException e) {
            throw MachineException.at(at(name), e);
        }
    }

    /** Writes one file, and the folders above it. */
    public Path write(String name, byte[] content) {
        Path place = at(name);
        try {
            if (!path.equals(place.getParent())) { // asking for what is there costs an exception
                Files.createDirectories(place.getParent());
            }
            return Files.write(place, content);
        } catch (IOException e) {
            throw MachineException.at(place, e);
        }
    }

    /** Copies a file or a folder to a name in here, in place of whatever has that name; no file of the copy is writable. */
    public Path copy(Path source, String name) {
        Path target = at(name);
        try {
            Trees.remove(target);
            Files.createDirectories(target.getParent());
            for (Path file : Trees.files(source)) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                copy.toFile().setReadOnly();
            }
            return target;
        } catch (IOException e) {
            throw MachineException.at(target, e);
        }
    }

    /** Whether every file of a source is in its copy as it was. */
    public boolean holds(Path source, String name) {
        try {
            for (Path file : Trees.files(source)) {
                byte[] before = Files.readAllBytes(file);
                String copy = Path.of(name)
                        .resolve(source.relativize(file).toString())
                        .toString();
                if (!isPlain(at(copy)) || !Arrays.equals(before, read(copy, before.length + 1))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw MachineException.at(source, e);
        }
    }

    /** The regular files in here, relative, in the order of their names; without those that the program hid. */
    public List<Path> files() {
        try {
            return Trees.visible(path).stream().map(path::relativize).toList();
        } catch (IOException e) {
            throw MachineException.at(path, e);
        }
    }

    /** The content of a file in here, up to a number of bytes; empty if there is no such regular file. */
    public byte[] read(String name, int most) {
        Path file = at(name);
        if (!isPlain(file)) {
            return new byte[0];
        }
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (AccessDeniedException | NoSuchFileException e) {
            return new byte[0]; // made unreadable by the program: as good as not written
        } catch (IOException e) {
            throw MachineException.at(file, e);
        }
    }

    private static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** A hash of the names and the content of the files in a folder, or of one file. */
    public static Hash128 content(Path root) {
        try {
            StringBuilder all = new StringBuilder();
            for (Path file : Trees.files(root)) {
                all.append(root.relativize(file))
                        .append('\0')
                        .append(Hash128.digest(Files.readAllBytes(file)))
                        .append('\n');
            }
            return Hash128.digest(all.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw MachineException.at(root, e);
        }
    }

    /** The names of a program's files. */
    public static Stream<String> names(Program program) {
        return program.files().stream().map(SourceFile::path);
    }

    @Override
    public void close() {
        try {
            Trees.remove(path);
        } catch (IOException e) {
            LOG.warn("folder={} left=\"{}\"", path, e.toString());
        }
    }
}

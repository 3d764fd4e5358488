package dev.lamarck.evaluate.python;

import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one evaluation: the program's files, a place for artifacts, and whatever it leaves. It is read and
 * removed when nothing runs in it any more, by code that follows no link out of it.
 */
final class EvaluationFolder implements AutoCloseable {

    private static final String ARTIFACTS = "artifacts";
    private static final String PROGRAM = "program";
    private static final String UNNAMED = "unnamed";
    private static final int MOST_FILES = 100;
    private static final int DEPTH = 4;

    private final WorkFolder folder;

    private EvaluationFolder(WorkFolder folder) {
        this.folder = folder;
    }

    /** Makes an empty one. */
    static EvaluationFolder at(Path place) {
        WorkFolder folder = WorkFolder.at(place);
        folder.make(ARTIFACTS);
        return new EvaluationFolder(folder);
    }

    String path() {
        return folder.path().toString();
    }

    /**
     * Writes the program's files; of a single file only the end of its name is kept, and it needs no folder of its own,
     * which a disk takes longer to make than the file. The main file's path.
     */
    Path layOut(Program program, String name) {
        return program.files().size() == 1
                ? folder.write(name + suffix(program.main().path()), WorkFolder.bytes(program.main()))
                : folder.lay(program, PROGRAM);
    }

    private static String suffix(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    /** The files that were left as artifacts, within bounds. */
    List<Artifact> artifacts(long each, long all) {
        Path root = folder.at(ARTIFACTS);
        List<Artifact> artifacts = new ArrayList<>();
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            return artifacts;
        }
        try (Stream<Path> files = Files.walk(root, DEPTH)) {
            long room = all;
            for (Path file : files.filter(EvaluationFolder::isPlain)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList()) {
                long size = Math.min(Files.size(file), each);
                if (size <= room) {
                    artifacts.add(artifact(root.relativize(file).toString(), file, (int) size));
                    room -= size;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return artifacts;
        }
        return artifacts;
    }

    private static boolean isPlain(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Artifact artifact(String name, Path file, int size) throws IOException {
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Artifact(name.isBlank() ? UNNAMED : name, mediaType(name), in.readNBytes(size));
        }
    }

    private static String mediaType(String name) {
        return switch (suffix(name)) {
            case ".txt", ".log", ".md", ".csv", ".py" -> "text/plain";
            case ".json" -> "application/json";
            case ".png" -> "image/png";
            case ".svg" -> "image/svg+xml";
            case ".html" -> "text/html";
            default -> "application/octet-stream";
        };
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() {
        folder.close();
    }
}

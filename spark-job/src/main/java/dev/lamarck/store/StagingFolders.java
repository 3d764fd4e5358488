package dev.lamarck.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The work of generations that are not committed yet: a folder a run, and in it a folder a generation. */
final class StagingFolders {

    private final Warehouse warehouse;
    private final Path root;

    StagingFolders(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.root = new Path(warehouse.root(), "_staging");
    }

    /** Deletes the folders of generations that are committed. */
    int clean(boolean dry) {
        int cleaned = 0;
        for (FileStatus run : children(root)) {
            cleaned += clean(run.getPath(), dry);
        }
        return cleaned;
    }

    void delete(String run) {
        delete(new Path(root, run));
    }

    private int clean(Path folder, boolean dry) {
        Optional<Head> head = warehouse.head(folder.getName());
        List<Path> finished = children(folder).stream()
                .map(FileStatus::getPath)
                .filter(generation -> head.isPresent() && isUpTo(head.get().generation(), generation.getName()))
                .toList();
        if (!dry) {
            finished.forEach(this::delete);
        }
        return finished.size();
    }

    private static boolean isUpTo(int head, String name) {
        return name.matches("[0-9]{1,9}") && Integer.parseInt(name) <= head;
    }

    private List<FileStatus> children(Path folder) {
        try {
            return List.of(fileSystem(folder).listStatus(folder));
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw HistoryErrors.staging(folder.toString(), e);
        }
    }

    private void delete(Path folder) {
        try {
            fileSystem(folder).delete(folder, true);
        } catch (IOException e) {
            throw HistoryErrors.staging(folder.toString(), e);
        }
    }

    private FileSystem fileSystem(Path path) throws IOException {
        return path.getFileSystem(warehouse.configuration());
    }
}

package dev.lamarck.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The work of generations that are not committed yet: a folder a run, and in it a folder a generation for evaluations; and
 * a folder a table for the files that {@link SparkTableWriter} has yet to copy.
 */
final class StagingFolders {

    private final Warehouse warehouse;
    private final Path root;

    StagingFolders(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.root = new Path(warehouse.root(), "_staging");
    }

    /** Deletes the folders of generations that are committed, and the files of tables that no commit will ask for. */
    Maintain.Staged clean(boolean dry) {
        Maintain.Staged cleaned = new Maintain.Staged(0, 0);
        for (FileStatus run : children(root)) {
            cleaned = cleaned.plus(clean(run.getPath(), dry));
        }
        return cleaned;
    }

    void delete(String run) {
        delete(new Path(root, run));
    }

    private Maintain.Staged clean(Path folder, boolean dry) {
        Optional<Head> head = warehouse.head(folder.getName());
        List<Path> finished = children(folder).stream()
                .map(FileStatus::getPath)
                .filter(generation -> head.isPresent() && isUpTo(head.get().generation(), generation.getName()))
                .toList();
        List<Path> abandoned = isHalfCommitted(folder.getName(), head) ? List.of() : abandoned(folder);
        if (!dry) {
            finished.forEach(this::delete);
            abandoned.forEach(this::delete);
        }
        return new Maintain.Staged(finished.size(), abandoned.size());
    }

    /** Whether candidates are committed whose population is not: their commit names files that the resumed run needs. */
    private boolean isHalfCommitted(String run, Optional<Head> head) {
        OptionalLong candidates =
                warehouse.snapshot(Table.CANDIDATES).transaction(Driver.application(run, Table.CANDIDATES));
        return candidates.orElse(-1) > head.map(Head::generation).orElse(-1);
    }

    /** What is older than a stage can be: the same bound that vacuum has for files in the tables' own folders. */
    private List<Path> abandoned(Path folder) {
        Instant bound = warehouse.clock().instant().minus(warehouse.settings().retention());
        return Arrays.stream(Table.values())
                .flatMap(table -> children(new Path(folder, table.tableName())).stream())
                .filter(file -> file.getModificationTime() < bound.toEpochMilli())
                .map(FileStatus::getPath)
                .toList();
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

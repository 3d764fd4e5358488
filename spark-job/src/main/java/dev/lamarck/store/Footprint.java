package dev.lamarck.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Data files on the disk, whether a version of their table needs them or not. */
record Footprint(long files, long bytes) {

    static Footprint of(Warehouse warehouse, Table table) {
        Path root = new Path(warehouse.path(table));
        long files = 0;
        long bytes = 0;
        try {
            RemoteIterator<LocatedFileStatus> all = fileSystem(warehouse, root).listFiles(root, true);
            while (all.hasNext()) {
                LocatedFileStatus file = all.next();
                if (file.getPath().getName().endsWith(".parquet") && !isLog(file.getPath())) {
                    files++;
                    bytes += file.getLen();
                }
            }
        } catch (IOException e) {
            throw StoreErrors.cannotRead(table, root.toString(), e);
        }
        return new Footprint(files, bytes);
    }

    /** Of the files among some paths; folders and what is gone already do not count. */
    static Footprint of(Warehouse warehouse, Table table, List<String> paths) {
        long files = 0;
        long bytes = 0;
        for (String path : paths) {
            Footprint one = ofPath(warehouse, table, new Path(path));
            files += one.files();
            bytes += one.bytes();
        }
        return new Footprint(files, bytes);
    }

    Footprint minus(Footprint other) {
        return new Footprint(Math.max(0, files - other.files), Math.max(0, bytes - other.bytes));
    }

    private static Footprint ofPath(Warehouse warehouse, Table table, Path path) {
        try {
            var status = fileSystem(warehouse, path).getFileStatus(path);
            return status.isFile() ? new Footprint(1, status.getLen()) : new Footprint(0, 0);
        } catch (FileNotFoundException e) {
            return new Footprint(0, 0);
        } catch (IOException e) {
            throw StoreErrors.cannotRead(table, path.toString(), e);
        }
    }

    private static boolean isLog(Path path) {
        return path.toString().contains("/_delta_log/");
    }

    private static FileSystem fileSystem(Warehouse warehouse, Path path) throws IOException {
        return path.getFileSystem(warehouse.configuration());
    }
}

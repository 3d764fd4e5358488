package dev.lamarck.store;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/** The place of one data file that is being written. */
sealed interface DataSink {

    OutputFile open() throws IOException;

    /** Makes the closed file last, and says how large it is and when it was written. */
    Stored finish() throws IOException;

    void discard() throws IOException;

    static DataSink of(FileTarget target, String file) {
        URI uri = URI.create(target.uri(file));
        return "file".equals(uri.getScheme())
                ? new Local(Path.of(uri.getPath()), target.sync())
                : new Remote(new org.apache.hadoop.fs.Path(uri), target.conf());
    }

    record Stored(long size, long modified) {}

    /** A file on a local disk, written without Hadoop, whose local file system adds a checksum file to each. */
    record Local(Path path, boolean sync) implements DataSink {

        @Override
        public OutputFile open() throws IOException {
            Path folder = SyncedFolder.of(path);
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                SyncedFolder.sync(SyncedFolder.of(folder), sync);
            }
            return new LocalOutputFile(path);
        }

        @Override
        public Stored finish() throws IOException {
            if (sync) {
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
            SyncedFolder.sync(SyncedFolder.of(path), sync);
            return new Stored(Files.size(path), Files.getLastModifiedTime(path).toMillis());
        }

        @Override
        public void discard() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /** A file behind Hadoop's file systems, which make it last when it is closed. */
    record Remote(org.apache.hadoop.fs.Path path, HadoopConf conf) implements DataSink {

        @Override
        public OutputFile open() throws IOException {
            return HadoopOutputFile.fromPath(path, conf.configuration());
        }

        @Override
        public Stored finish() throws IOException {
            FileStatus status = fileSystem().getFileStatus(path);
            return new Stored(status.getLen(), status.getModificationTime());
        }

        @Override
        public void discard() throws IOException {
            fileSystem().delete(path, false);
        }

        private FileSystem fileSystem() throws IOException {
            return path.getFileSystem(conf.configuration());
        }
    }
}

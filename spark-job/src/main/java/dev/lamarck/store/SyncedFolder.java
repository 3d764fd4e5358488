package dev.lamarck.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Makes the entries of a local folder survive a loss of power. */
final class SyncedFolder {

    private SyncedFolder() {}

    /** The folder that a file lies in. */
    static Path of(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "A file lies in a folder");
    }

    static void sync(Path folder, boolean wanted) throws IOException {
        if (wanted) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}

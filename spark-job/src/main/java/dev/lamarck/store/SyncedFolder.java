package dev.lamarck.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the entries of a local folder survive a loss of power. */
final class SyncedFolder {

    private SyncedFolder() {}

    static void sync(Path folder, boolean wanted) throws IOException {
        if (wanted) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}

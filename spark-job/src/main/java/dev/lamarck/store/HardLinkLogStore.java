package dev.lamarck.store;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Publishes commits on a local disk so that two processes never overwrite each other and a commit survives a loss of
 * power. Delta's own stores for local files look whether a version exists and then rename over it, which is safe within
 * one process only; a hard link fails if the version exists, in one step.
 */
public final class HardLinkLogStore extends HadoopFileSystemLogStore {

    /** The Hadoop key that says whether commits are forced to the disk. */
    static final String SYNCS = "lamarck.store.syncs";

    private final boolean syncs;
    private final FaultPoint faults;

    /** The constructor that Delta calls. */
    public HardLinkLogStore(Configuration configuration) {
        this(configuration, FaultPoint.NONE);
    }

    HardLinkLogStore(Configuration configuration, FaultPoint faults) {
        super(configuration);
        this.syncs = configuration.getBoolean(SYNCS, true);
        this.faults = faults;
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        java.nio.file.Path target = java.nio.file.Path.of(path.toUri().getPath());
        java.nio.file.Path temporary =
                target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            fill(temporary, actions);
            faults.at(path.getParent().getParent().getName() + ".temp-written");
            publish(temporary, target, overwrite);
        } finally {
            Files.deleteIfExists(temporary);
        }
        SyncedFolder.sync(SyncedFolder.of(target), syncs);
    }

    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration configuration) {
        return false;
    }

    private void fill(java.nio.file.Path file, Iterator<String> lines) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            StringBuilder content = new StringBuilder();
            while (lines.hasNext()) {
                content.append(lines.next()).append('\n');
            }
            out.write(content.toString().getBytes(StandardCharsets.UTF_8));
            if (syncs) {
                channel.force(true);
            }
        }
    }

    private static void publish(java.nio.file.Path temporary, java.nio.file.Path target, boolean overwrite)
            throws IOException {
        if (overwrite) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try {
            Files.createLink(target, temporary);
        } catch (UnsupportedOperationException e) {
            throw new IOException("The file system of " + target + " has no hard links", e);
        }
    }
}

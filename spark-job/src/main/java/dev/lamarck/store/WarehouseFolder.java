package dev.lamarck.store;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** From what a person wrote as the place of a warehouse to the folder it means. */
public final class WarehouseFolder {

    private WarehouseFolder() {}

    /** The folder with its scheme and authority. */
    public static Path of(String uri, Configuration configuration) {
        if (uri.isBlank()) {
            throw StoreErrors.noUri();
        }
        Path path = path(uri);
        try {
            return path.getFileSystem(configuration).makeQualified(path);
        } catch (IOException | IllegalArgumentException e) {
            throw StoreErrors.unreachable(uri, e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof ClassNotFoundException missing) {
                throw StoreErrors.noFileSystem(uri, path.toUri().getScheme(), missing);
            }
            throw e;
        }
    }

    private static Path path(String uri) {
        try {
            return new Path(uri);
        } catch (IllegalArgumentException e) {
            throw StoreErrors.malformed(uri, e);
        }
    }
}

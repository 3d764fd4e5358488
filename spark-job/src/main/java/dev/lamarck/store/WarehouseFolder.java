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
        refuseWithoutClass(uri, path, configuration);
        try {
            return path.getFileSystem(configuration).makeQualified(path);
        } catch (IOException | IllegalArgumentException e) {
            throw StoreErrors.unreachable(uri, e);
        }
    }

    /** Hadoop knows the class of more file systems than it brings. */
    private static void refuseWithoutClass(String uri, Path path, Configuration configuration) {
        String scheme = path.toUri().getScheme();
        String name = scheme == null ? null : configuration.get("fs." + scheme + ".impl");
        if (name != null && configuration.getClassByNameOrNull(name) == null) {
            throw StoreErrors.noFileSystem(uri, scheme, new ClassNotFoundException(name));
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

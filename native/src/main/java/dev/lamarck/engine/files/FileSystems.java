package dev.lamarck.engine.files;

import dev.lamarck.engine.tensor.EngineException;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses a file system by the name of a file: this machine's where it has no scheme. */
public final class FileSystems {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/.*", Pattern.DOTALL);

    private FileSystems() {}

    public static Files reaching(String name) {
        Matcher scheme = SCHEME.matcher(name);
        if (!scheme.matches()) {
            return new LocalFiles();
        }
        for (FilesProvider provider : ServiceLoader.load(FilesProvider.class)) {
            if (provider.knows(scheme.group(1))) {
                return provider.open();
            }
        }
        throw new EngineException(
                "Cannot reach %s: nothing here knows %s. Give a folder of this machine, or use lamarck with Spark, whose Hadoop reaches others."
                        .formatted(name, scheme.group(1)));
    }
}

package dev.lamarck.engine.text;

import dev.lamarck.engine.files.Files;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A folder {@code /model} that is nowhere but in memory. */
record MemoryFiles(Map<String, byte[]> content) implements Files {

    static final String FOLDER = "/model";

    @Override
    public List<String> list(String folder) {
        return List.of();
    }

    @Override
    public boolean exists(String file) {
        return content.containsKey(name(file));
    }

    @Override
    public byte[] read(String file, long most) throws IOException {
        if (!exists(file)) {
            throw new FileNotFoundException(file);
        }
        return content.get(name(file));
    }

    private static String name(String file) {
        return file.substring(FOLDER.length() + 1);
    }

    @Override
    public Path local(String file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(String file, byte[] bytes) {
        throw new UnsupportedOperationException();
    }
}

package dev.lamarck.engine.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files of a file system, by their whole names as that file system writes them. */
public interface Files {
    /** The names, without their folder, of the files in a folder; empty if there is no such folder. */
    List<String> list(String folder) throws IOException;

    boolean exists(String file) throws IOException;

    /** The bytes of a file, of which it must have no more than that many. */
    byte[] read(String file, long most) throws IOException;

    /** A local file with the same bytes, for mapping into memory: the file itself, or a copy that is kept for the next time. */
    Path local(String file) throws IOException;

    /** Puts a file there as a whole; its folders are made. Nobody ever sees half of it. */
    void write(String file, byte[] bytes) throws IOException;

    /** The name of a file in a folder. */
    default String in(String folder, String file) {
        return folder.endsWith("/") ? folder + file : folder + "/" + file;
    }
}

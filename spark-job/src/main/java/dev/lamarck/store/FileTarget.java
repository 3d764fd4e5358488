package dev.lamarck.store;

import java.io.Serializable;
import java.util.UUID;

/**
 * Where data files of one table of one run are written.
 *
 * @param root the folder that paths in the log are relative to, or the folder for staging
 * @param folder the run's folder under the root
 * @param staged whether files are waiting to be copied into the table: their paths are absolute
 * @param sync whether a file has reached the disk when it counts as finished
 */
public record FileTarget(String root, String folder, String run, boolean staged, boolean sync, HadoopConf conf)
        implements Serializable {

    public FileTarget {
        RunNames.check(run);
    }

    /** A name that no other attempt, task or driver uses. */
    String newFile() {
        return "part-" + UUID.randomUUID() + ".zstd.parquet";
    }

    String uri(String file) {
        return root + "/" + folder + "/" + file;
    }

    String logged(String file) {
        return staged ? uri(file) : folder + "/" + file;
    }
}

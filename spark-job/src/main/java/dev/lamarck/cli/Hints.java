package dev.lamarck.cli;

import java.net.URI;
import java.nio.file.Path;

/**
 * Commands to type next, ready to be copied.
 *
 * @param command what a person types to call Lamarck
 * @param warehouse the folder of the tables, as Hadoop names it
 */
record Hints(String command, String warehouse) {

    /** A command of Lamarck's on this warehouse. */
    String of(String words) {
        String folder = folder();
        boolean usual =
                folder.equals(Path.of(WarehouseOption.USUAL).toAbsolutePath().toString());
        return command + " " + words + (usual ? "" : " --warehouse " + quoted(folder));
    }

    /** The best score, generation by generation. */
    String curve(String run) {
        return of("sql \"SELECT generation, best, mean, evaluations FROM generations WHERE run_id = '" + run
                + "' ORDER BY generation\"");
    }

    String folder() {
        return folder(warehouse);
    }

    /** As people write it: a local folder without its scheme. */
    static String folder(String warehouse) {
        return warehouse.startsWith("file:")
                ? Path.of(URI.create(warehouse).getPath()).toString()
                : warehouse;
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

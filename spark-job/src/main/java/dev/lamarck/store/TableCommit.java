package dev.lamarck.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What one generation adds to one table, or replaces in it, and what its commit says about itself. */
record TableCommit(Table table, int generation, List<DataFile> files, ObjectNode metadata) {

    TableCommit {
        files = List.copyOf(files);
    }

    long rows() {
        return files.stream().mapToLong(DataFile::rows).sum();
    }
}

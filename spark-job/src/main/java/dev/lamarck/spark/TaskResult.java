package dev.lamarck.spark;

import dev.lamarck.store.DataFile;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a task hands to the driver: a few bytes a candidate, and where the rows are.
 *
 * @param judged packed {@link Judged} rows
 * @param suspects slots that are for quarantine
 * @param examples the first message of each kind of failure
 * @param metrics a snapshot of the task's metrics
 */
record TaskResult(
        byte[] judged,
        List<DataFile> candidates,
        List<DataFile> artifacts,
        List<DataFile> cache,
        List<Integer> suspects,
        Map<String, String> examples,
        byte[] metrics)
        implements Serializable {}

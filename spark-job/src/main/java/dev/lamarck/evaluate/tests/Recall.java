package dev.lamarck.evaluate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.foreign.Findings;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What one set of tests remembers of the programs that it was run for. */
final class Recall {

    private final Memory memory;
    private final String identity;

    /**
     * @param identity all that the outcome of a test depends on besides the program: the tests and how they are run
     */
    Recall(Memory memory, String identity) {
        this.memory = memory;
        this.identity = identity;
    }

    /** What is known of the first parent that anything is known of. */
    Optional<JsonNode> parent(Job job) {
        return job.context().parents().stream()
                .map(Genome::hash)
                .flatMap(hash -> memory.load(key(job, hash)).stream())
                .flatMap(known -> Findings.object(new String(known, StandardCharsets.UTF_8)).stream())
                .findFirst();
    }

    void keep(Job job, String known) {
        memory.store(key(job, job.genome().hash()), known.getBytes(StandardCharsets.UTF_8));
    }

    private Hash128 key(Job job, Hash128 genome) {
        String all = String.join("/", identity, genome.toString(), "" + job.seed(), "" + job.replicate());
        return Hash128.digest(all.getBytes(StandardCharsets.UTF_8));
    }
}

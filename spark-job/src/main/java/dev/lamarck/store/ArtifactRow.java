package dev.lamarck.store;

import dev.lamarck.genome.Hash128;
import java.util.Optional;

/** A named output of an evaluation, inline or elsewhere: one row of {@code artifacts}. */
public record ArtifactRow(
        int generation,
        int slot,
        String name,
        Hash128 candidate,
        String mediaType,
        long bytes,
        Optional<byte[]> content,
        Optional<String> uri) {

    public ArtifactRow {
        if (content.isPresent() == uri.isPresent()) {
            throw new IllegalArgumentException("Artifact '" + name + "' needs either its content or a URI");
        }
    }
}

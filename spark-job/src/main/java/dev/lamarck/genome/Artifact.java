package dev.lamarck.genome;

import java.io.Serializable;
import java.util.Objects;

/** A named output of an evaluation: text, a log, a file. */
public record Artifact(String name, String mediaType, byte[] content) implements Serializable {

    public Artifact {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An artifact needs a name");
        }
        Objects.requireNonNull(mediaType, "An artifact needs a media type");
        Objects.requireNonNull(content, "An artifact needs content, if only none of it");
    }
}

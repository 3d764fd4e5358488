package dev.lamarck.genome;

import java.io.Serializable;

/** A named output of an evaluation: text, a log, a file. */
public record Artifact(String name, String mediaType, byte[] content) implements Serializable {

    public Artifact {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An artifact needs a name");
        }
    }
}

package dev.lamarck.engine.backend;

import java.util.Optional;

/** What one adapter changes in a model. */
public interface Delta {
    /** The change of the linear layer that has this number; empty where there is none. */
    Optional<Change> at(int site);

    /** The most ranks of any of its changes. */
    int mostRank();
}

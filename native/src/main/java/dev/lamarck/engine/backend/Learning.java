package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.Tensor;
import java.util.Optional;

/** A change that is being learned: beside its halves there is room for their gradients. */
public interface Learning extends Delta {
    /** Where the gradient of the change of the layer with this number is added up; empty where it stays as it is. */
    Optional<Gradient> gradient(int site);

    /** What it leaves out of its inputs now. */
    Dropout dropout();

    /**
     * Room for the gradient of a {@link LowRank}, of the same shapes.
     *
     * @param down a row for each rank
     * @param up a row for each rank
     */
    record Gradient(Tensor down, Tensor up) {}
}

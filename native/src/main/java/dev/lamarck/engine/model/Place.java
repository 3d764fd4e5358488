package dev.lamarck.engine.model;

import java.util.List;
import java.util.Optional;

/**
 * Where a part of a model keeps its weights.
 *
 * @param layer zero where the part is outside the layers
 * @param module its path, as adapters name it
 * @param weight the name of the tensor
 * @param bias the name of the tensor that is added, which has a number for each row of the weight
 * @param shape of the weight
 */
public record Place(Role role, int layer, String module, String weight, Optional<String> bias, List<Long> shape) {
    public Place {
        shape = List.copyOf(shape);
    }

    /** Numbers that a linear part takes. */
    public long inputs() {
        return shape.get(shape.size() - 1);
    }

    /** Numbers that it gives. */
    public long outputs() {
        return shape.get(0);
    }
}

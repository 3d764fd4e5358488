package dev.lamarck.engine.adapter;

import dev.lamarck.engine.model.Place;
import dev.lamarck.engine.model.Role;
import dev.lamarck.engine.model.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds an adapter against the places of a model. */
final class Fitting {
    private final PeftAdapter adapter;
    private final Map<String, Place> linear = new LinkedHashMap<>();
    private final Map<String, List<Long>> tensors = new LinkedHashMap<>();

    Fitting(PeftAdapter adapter, List<Place> places) {
        this.adapter = adapter;
        for (Place place : places) {
            if (place.role().linear()) {
                linear.put(place.module(), place);
            }
            tensors.put(place.weight(), place.shape());
            place.bias().ifPresent(bias -> tensors.put(bias, List.of(place.outputs())));
        }
    }

    void require() {
        adapter.parts().forEach(this::requirePlace);
        adapter.replaced().forEach(this::requireTensor);
        requireAll();
    }

    private void requirePlace(PeftPart part) {
        Place place = linear.get(part.module());
        if (place == null) {
            throw AdapterErrors.noModule(adapter, part.module(), linear.keySet());
        }
        if (part.inputs() != place.inputs() || part.outputs() != place.outputs()) {
            throw AdapterErrors.otherShape(
                    adapter, part.module(), List.of(part.outputs(), part.inputs()), place.shape());
        }
    }

    private void requireTensor(String name, Stored tensor) {
        List<Long> shape = tensors.get(name);
        if (shape == null) {
            throw AdapterErrors.noModule(adapter, name, tensors.keySet());
        }
        if (!shape.equals(tensor.shape())) {
            throw AdapterErrors.otherShape(adapter, name, tensor.shape(), shape);
        }
    }

    /** A target without tensors was lost on the way. */
    private void requireAll() {
        if (adapter.config().targets() instanceof Targets.Unsaid) {
            return;
        }
        boolean headToo = !(adapter.config().targets() instanceof Targets.AllLinear);
        Set<String> changed = adapter.parts().stream().map(PeftPart::module).collect(Collectors.toSet());
        linear.values().stream()
                .filter(place -> headToo || place.role() != Role.HEAD)
                .map(Place::module)
                .filter(module -> !changed.contains(module) && adapter.config().changes(module))
                .findFirst()
                .ifPresent(module -> {
                    throw AdapterErrors.lacksTarget(adapter, module);
                });
    }
}

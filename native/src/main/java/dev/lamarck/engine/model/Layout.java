package dev.lamarck.engine.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a family gives to its parts.
 *
 * @param paths of the modules, with {@code #} where the number of the layer stands; a part that is not there has none
 * @param norms what the weight and the bias of a norm are called
 */
record Layout(Map<Role, String> paths, Parameters norms) {
    private static final Parameters PLAIN = new Parameters("weight", "bias");

    /** What the two tensors of a module are called. */
    record Parameters(String weight, String bias) {}

    Layout {
        paths = new EnumMap<>(paths);
    }

    Layout(Map<Role, String> paths) {
        this(paths, PLAIN);
    }

    /** The same with other names for some parts. */
    Layout with(Map<Role, String> others) {
        Map<Role, String> all = new EnumMap<>(paths);
        all.putAll(others);
        return new Layout(all, norms);
    }

    /** The same with a word before every path. */
    Layout under(String prefix) {
        Map<Role, String> all = new EnumMap<>(paths);
        all.replaceAll((role, path) -> prefix + path);
        return new Layout(all, norms);
    }

    /** Whether a checkpoint with these tensors is named so, by the norm of its first layer. */
    boolean names(Set<String> tensors) {
        return tensors.contains(path(Role.ATTENTION_NORM, 0) + "." + norms.weight());
    }

    /** All places of a model: those outside the layers, then layer after layer. */
    List<Place> places(Architecture model) {
        List<Place> places = new ArrayList<>();
        paths.keySet().stream()
                .filter(role -> !role.inLayer())
                .filter(role -> role != Role.HEAD || model.ends().head() != Ends.Head.NONE)
                .forEach(role -> places.add(place(role, 0, model)));
        for (int layer = 0; layer < model.sizes().layers(); layer++) {
            for (Role role : paths.keySet()) {
                if (role.inLayer()) {
                    places.add(place(role, layer, model));
                }
            }
        }
        return places;
    }

    private Place place(Role role, int layer, Architecture model) {
        String module = path(role, layer);
        Parameters parameters = role.norm() ? norms : PLAIN;
        Optional<String> bias = role.biased(model) ? Optional.of(module + "." + parameters.bias()) : Optional.empty();
        return new Place(role, layer, module, module + "." + parameters.weight(), bias, role.shape(model));
    }

    private String path(Role role, int layer) {
        String path = paths.get(role);
        if (path == null) {
            throw new IllegalStateException("This layout has no " + role);
        }
        return path.replace("#", Integer.toString(layer));
    }
}

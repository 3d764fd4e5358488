package dev.lamarck.engine.train;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Place;
import dev.lamarck.engine.model.Role;
import dev.lamarck.engine.tensor.EngineException;
import java.util.List;
import java.util.stream.Collectors;

/** What can go wrong with training, in words. */
final class TrainErrors {
    private TrainErrors() {}

    static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new EngineException("The %s cannot be %s: it has to be %s.".formatted(name, value, range));
        }
    }

    static EngineException noGradients(Backend backend) {
        return new EngineException(
                "Cannot train on %s: it only runs models. Train on the cpu.".formatted(backend.name()));
    }

    static EngineException notTrained(Model model) {
        return new EngineException(
                "Cannot train %s: gradients go through models of text, not through encoders such as %s. Choose a language model."
                        .formatted(model.folder(), model.architecture().family()));
    }

    static EngineException noTarget(Model model, String name) {
        return new EngineException("There is no module %s in the layers of %s. There are %s."
                .formatted(name, model.folder(), names(model.places())));
    }

    private static String names(List<Place> places) {
        return places.stream()
                .filter(place -> place.role() != Role.HEAD)
                .map(place -> place.module().substring(place.module().lastIndexOf('.') + 1))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static EngineException head(String module) {
        return new EngineException(
                "Cannot learn a change of %s: the head's logits are never kept, so that it has no gradient. Choose modules of layers."
                        .formatted(module));
    }

    static EngineException replaces(String folder, Object names) {
        return new EngineException(
                "Cannot go on from adapter %s: it has %s, and only the two factors of LoRA can be learned. Begin with another."
                        .formatted(folder, names));
    }

    static EngineException notANumber(String name) {
        return new EngineException(
                "The loss of %s is not a number any more: it learns too fast, or the model overflows. Lower the learning rate, or clip gradients."
                        .formatted(name));
    }

    static EngineException otherState(String file, String what) {
        return new EngineException(
                "Cannot go on from %s: it is not the state of this optimiser and this adapter, for %s. Begin without it."
                        .formatted(file, what));
    }

    static EngineException nothingCounts() {
        return new EngineException(
                "Nothing can be learned: no token of the lessons counts. Give longer texts, or masks with more in them.");
    }
}

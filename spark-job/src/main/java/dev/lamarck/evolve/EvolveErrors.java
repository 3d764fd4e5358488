package dev.lamarck.evolve;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Space;
import java.util.List;

final class EvolveErrors {

    private EvolveErrors() {}

    static ConfException unknownFeature(String name, List<String> features) {
        return unknownFeature("A rule", name, features);
    }

    static ConfException unknownFeature(String who, String name, List<String> features) {
        return new ConfException("%s uses the feature '%s', but the run measures %s. Add '%s' to 'search.features'."
                .formatted(who, name, features, name));
    }

    static ConfException noSuchFeatures(String who, String name, List<String> features) {
        return new ConfException(
                ("%s names '%s', but the run measures %s. Add the cases to 'search.features', for example as"
                                + " case-0..9, or name others.")
                        .formatted(who, name, features));
    }

    static ConfException twoRulesOfOneRole(String role) {
        return new ConfException(
                "Two survival rules have the role '%s', so their residents could not be told apart. Give one of them another 'role'."
                        .formatted(role));
    }

    static ConfException initialNeedsParents(String name, int parents) {
        return new ConfException(
                ("'search.initial' is '%s', which needs %d parents, but there is nobody yet. Choose an operator"
                                + " without parents, such as 'random'.")
                        .formatted(name, parents));
    }

    static IllegalStateException wrongChoice(String what, String setting, int wanted, int got) {
        return new IllegalStateException(
                "The strategy of '%s' returned %d %s for %d children; it must return one for each."
                        .formatted(setting, got, what, wanted));
    }

    static IllegalStateException noSuchPlace(String setting, String what, int number, int count) {
        return new IllegalStateException("The strategy of '%s' named %s %d, but they are numbered from 0 to %d."
                .formatted(setting, what, number, count - 1));
    }

    static ConfException noOperatorWeight() {
        return new ConfException(
                "The weights of 'search.operators' add up to 0, so no child could be made. Give at least one operator a weight above 0.");
    }

    static IllegalStateException wrongBrood(String operator, int wanted, int got) {
        return new IllegalStateException(
                "Operator '%s' returned %d genomes for %d matings; it must return one for each, in order."
                        .formatted(operator, got, wanted));
    }

    static IllegalStateException noTraits(String kind) {
        return new IllegalStateException(
                "Nothing on the class path knows the features of genomes of the kind '%s'. Is the jar of Lamarck whole?"
                        .formatted(kind));
    }

    static ConfException otherKind(String setting, String operator, String kind) {
        return new ConfException(
                "'%s' names '%s', which does not work on genomes of the kind '%s'. Name an operator that does."
                        .formatted(setting, operator, kind));
    }

    static OutsideSpaceException notOfTheSpace(String operator, Space.OutsideException why) {
        return new OutsideSpaceException("Operator '%s' made %s".formatted(operator, why.getMessage()), why);
    }
}

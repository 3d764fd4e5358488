package dev.lamarck.evolve;

/** The names of what strategies have to remember beside the residents. */
final class Memory {

    static final String OFFSPRING = "offspring";
    static final String ISLANDS = "islands";
    static final String RULES = "rules";

    private Memory() {}

    /** What an operator has learned on an island. */
    static String of(int island, Operators.Operator operator) {
        return "operator/" + island + "/" + operator.name() + "/" + operator.kind();
    }

    /** What the choice of operators has learned. */
    static String ofChoice(SearchSettings settings) {
        return "choice/" + settings.choice().name();
    }

    /** What the renewal of islands has to remember. */
    static String ofRenewal(SearchSettings settings) {
        return "renewal/" + settings.renewal().name();
    }
}

package dev.lamarck.vary.tree;

import java.util.Set;

/** What functions that languages bring along take and make. */
final class Callees {

    private static final Set<String> OF_LISTS = Set.of(
            "len",
            "enumerate",
            "zip",
            "sum",
            "sorted",
            "reversed",
            "list",
            "tuple",
            "set",
            "any",
            "all",
            "iter",
            "cap");
    private static final Set<String> OF_NUMBERS = Set.of("abs", "float", "int", "round");
    private static final Set<String> COUNT = Set.of("len", "int", "cap");
    private static final Set<String> MEASURE = Set.of("abs", "float", "round");
    private static final Set<String> CHOOSE = Set.of("min", "max", "abs");

    private Callees() {}

    /** What a function takes. */
    static Sort taken(String callee) {
        if (OF_LISTS.contains(callee)) {
            return Sort.LIST;
        }
        return callee.equals("range") ? Sort.WHOLE : OF_NUMBERS.contains(callee) ? Sort.NUMBER : Sort.UNKNOWN;
    }

    /** What a function makes. */
    static Sort made(String callee) {
        if (COUNT.contains(callee)) {
            return Sort.WHOLE;
        }
        boolean measures = MEASURE.contains(callee) || callee.startsWith("math.") || callee.startsWith("Math.");
        return measures ? Sort.NUMBER : Sort.UNKNOWN;
    }

    /** Whether a function makes what it takes. */
    static boolean choose(String callee) {
        return CHOOSE.contains(callee);
    }
}

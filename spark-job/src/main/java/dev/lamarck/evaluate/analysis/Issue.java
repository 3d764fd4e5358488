package dev.lamarck.evaluate.analysis;

import java.util.Locale;

/**
 * One thing that a tool found.
 *
 * @param file as the tool names it
 * @param code the tool's name of the rule
 */
record Issue(String file, int line, Severity severity, Category category, String code, String message) {

    enum Severity {
        ERROR(5),
        WARNING(2),
        INFO(1);

        private final double weight;

        Severity(double weight) {
            this.weight = weight;
        }

        double weight() {
            return weight;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Category {
        SYNTAX,
        CORRECTNESS,
        TYPES,
        SECURITY,
        PERFORMANCE,
        DESIGN,
        STYLE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

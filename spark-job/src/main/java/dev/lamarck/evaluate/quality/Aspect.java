package dev.lamarck.evaluate.quality;

import dev.lamarck.syntax.CodeMeasures;
import java.util.Map;

/** A side of code quality: its metrics, and how good they are. */
enum Aspect {
    COMPLEXITY {
        /** 1 if every function is straight, a half at a mean of 11. */
        @Override
        double score(CodeMeasures code) {
            return 10 / (10 + Math.max(0, code.meanComplexity() - 1));
        }

        @Override
        Map<String, Double> metrics(CodeMeasures code) {
            return Map.of(
                    "complexity", (double) code.complexity(),
                    "complexity_mean", code.meanComplexity(),
                    "complexity_max", (double) code.worstComplexity());
        }
    },
    MAINTAINABILITY {
        @Override
        double score(CodeMeasures code) {
            return code.maintainability() / 100;
        }

        @Override
        Map<String, Double> metrics(CodeMeasures code) {
            return Map.of(
                    "maintainability",
                    code.maintainability(),
                    "halstead_volume",
                    code.halstead().volume(),
                    "halstead_difficulty",
                    code.halstead().difficulty());
        }
    },
    READABILITY {
        @Override
        double score(CodeMeasures code) {
            return code.readability();
        }

        @Override
        Map<String, Double> metrics(CodeMeasures code) {
            return Map.of("readability", code.readability(), "max_nesting", (double)
                    code.nesting().deepest());
        }
    },
    SIZE {
        /** 1 up to 20 lines of code a function, a half at 100; files without functions count as one. */
        @Override
        double score(CodeMeasures code) {
            double lines =
                    (double) code.lines().code() / Math.max(1, code.functions().size());
            return 80 / (80 + Math.max(0, lines - 20));
        }

        @Override
        Map<String, Double> metrics(CodeMeasures code) {
            return Map.of(
                    "lines", (double) code.lines().total(),
                    "code_lines", (double) code.lines().code(),
                    "comment_lines", (double) code.lines().comment(),
                    "functions", (double) code.functions().size());
        }
    };

    /** From 0 to 1, more is better. */
    abstract double score(CodeMeasures code);

    abstract Map<String, Double> metrics(CodeMeasures code);
}

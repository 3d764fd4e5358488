package dev.lamarck.genome;

import java.io.Serializable;
import java.util.List;

/** How an evaluation ended. A failure is data, and worse than any score. */
public sealed interface Outcome extends Serializable {

    /** The name in tables. */
    String status();

    List<Artifact> artifacts();

    static Outcome scored(Metrics metrics) {
        return new Scored(metrics, List.of());
    }

    static Outcome failed(Reason reason, String message) {
        return new Failed(reason, message, List.of());
    }

    /** Why a candidate has no score. */
    enum Reason {
        /** The evaluator threw. */
        EVALUATOR_ERROR,
        /** The evaluator returned without an outcome for this candidate. */
        NO_OUTCOME,
        /** A metric that the objectives or features need is missing. */
        MISSING_METRIC,
        /** A metric that the objectives or features need is NaN or infinite. */
        NOT_FINITE,
        /** The variation operator threw. */
        OPERATOR_ERROR,
        /** The genome is outside its space, or breaks a rule that the evaluator checks. */
        INVALID,
        /** The evaluation ran out of time. */
        TIMEOUT,
        /** It took more memory than it may. */
        OUT_OF_MEMORY,
        /** It went over another limit: processes, CPU time, files, output. */
        OVER_LIMIT,
        /** The process that evaluated it ended without a result: a signal, or an exit of its own. */
        CRASHED,
        /** The program changed what measures it: the evaluator, the clock, the files of the evaluator. */
        TAMPERED,
        /** Every executor that evaluated it alone died. */
        EXECUTOR_LOST;

        /** The name in tables, such as {@code executor-lost}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    record Scored(Metrics metrics, List<Artifact> artifacts) implements Outcome {
        public Scored {
            artifacts = List.copyOf(artifacts);
        }

        @Override
        public String status() {
            return "scored";
        }
    }

    record Failed(Reason reason, String message, List<Artifact> artifacts) implements Outcome {
        private static final int LONGEST = 2000;

        public Failed {
            message = message.length() <= LONGEST ? message : message.substring(0, end(message)) + "…";
            artifacts = List.copyOf(artifacts);
        }

        /** Half a surrogate pair would not survive a table. */
        private static int end(String message) {
            return Character.isHighSurrogate(message.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        }

        @Override
        public String status() {
            return "failed";
        }
    }

    /** Not decided yet; joins a later generation. */
    record Pending() implements Outcome {
        @Override
        public String status() {
            return "pending";
        }

        @Override
        public List<Artifact> artifacts() {
            return List.of();
        }
    }
}

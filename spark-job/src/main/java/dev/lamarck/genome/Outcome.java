package dev.lamarck.genome;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/** How an evaluation ended. A failure is data, and worse than any score. */
public sealed interface Outcome extends Serializable {

    /** The name in tables. */
    String status();

    List<Artifact> artifacts();

    /**
     * Whether the same would come of it another time. Not so if it rests on a time that ran out anywhere, or on a process
     * that was lost: a machine with less to do might have found another one.
     */
    boolean lasting();

    /** The same as one that need not come of it another time. */
    Outcome passing();

    /** The same, lasting no more than all those that it was made of. */
    default Outcome madeOf(Collection<? extends Outcome> others) {
        return others.stream().allMatch(Outcome::lasting) ? this : passing();
    }

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
        /** The genome is outside its space or does not parse, or breaks a rule that the evaluator checks. */
        INVALID,
        /** The operator changed nothing that matters: the child means what a parent of it means. */
        UNCHANGED,
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

        /** Whether who fails by it would so again. */
        boolean lasts() {
            return switch (this) {
                case EVALUATOR_ERROR, MISSING_METRIC, NOT_FINITE, INVALID, TAMPERED -> true;
                case NO_OUTCOME,
                        OPERATOR_ERROR,
                        UNCHANGED,
                        TIMEOUT,
                        OUT_OF_MEMORY,
                        OVER_LIMIT,
                        CRASHED,
                        EXECUTOR_LOST -> false;
            };
        }
    }

    record Scored(Metrics metrics, List<Artifact> artifacts, boolean lasting) implements Outcome {

        /** The metric that OpenEvolve gives to what ran out of time. */
        private static final String TIMEOUT = "timeout";

        public Scored {
            artifacts = List.copyOf(artifacts);
            lasting = lasting && metrics.value(TIMEOUT).orElse(0) == 0;
        }

        public Scored(Metrics metrics, List<Artifact> artifacts) {
            this(metrics, artifacts, true);
        }

        @Override
        public Outcome passing() {
            return new Scored(metrics, artifacts, false);
        }

        @Override
        public String status() {
            return "scored";
        }
    }

    record Failed(Reason reason, String message, List<Artifact> artifacts, boolean lasting) implements Outcome {
        private static final int LONGEST = 2000;

        public Failed(Reason reason, String message, List<Artifact> artifacts) {
            this(reason, message, artifacts, true);
        }

        public Failed {
            lasting = lasting && reason.lasts();
            message = message.length() <= LONGEST ? message : message.substring(0, end(message)) + "…";
            artifacts = List.copyOf(artifacts);
        }

        /** Half a surrogate pair would not survive a table. */
        private static int end(String message) {
            return Character.isHighSurrogate(message.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        }

        @Override
        public Outcome passing() {
            return new Failed(reason, message, artifacts, false);
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

        @Override
        public boolean lasting() {
            return false;
        }

        @Override
        public Outcome passing() {
            return this;
        }
    }
}

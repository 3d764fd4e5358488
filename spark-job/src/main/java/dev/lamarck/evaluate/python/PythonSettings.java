package dev.lamarck.evaluate.python;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.DataSize;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evaluate.sandbox.Limits;
import java.time.Duration;
import java.util.List;

/** Settings of the evaluator {@code python}. */
public record PythonSettings(
        @Doc("the evaluator's file, a Python module that defines evaluate(program_path)")
        String evaluator,

        @Default("python3") @Doc("the interpreter that it runs in")
        String python,

        @Doc("what one evaluation may take; the timeout holds for each stage and each attempt")
        Limits limits,

        @Doc("evaluation in stages: if the evaluator has evaluate_stage1, that is called instead of evaluate")
        Cascade cascade,

        @Default("0") @Range(min = 0, max = 100) @Doc("how often an exception is tried again; seeds are not drawn anew")
        int maxRetries,

        @Default("1s") @Doc("pause before another try") Duration retryPause,

        @Default("false") @Doc("whether failures get OpenEvolve's odd scores, such as 0.0, instead of being failures")
        boolean strictCompat,

        @Default("[]") @Doc("modules that are imported once beside those that the evaluator imports, such as numpy")
        List<String> preload,

        @Doc("how much of an evaluation's artifacts is kept")
        Artifacts artifacts,

        @Default("[complexity, diversity]")
        @Doc("metrics that do not count for the mean that stands in for a missing combined_score")
        List<String> featureDimensions,

        @Default("['**.py', '**.json', '**.csv', '**.txt', '**.npy', '**.npz', '**.so']")
        @Doc("files of the evaluator's folder that are taken to where it works")
        List<String> files) {

    public PythonSettings {
        preload = List.copyOf(preload);
        featureDimensions = List.copyOf(featureDimensions);
        files = List.copyOf(files);
        if (evaluator.isBlank()) {
            throw new ConfException("'evaluator' has to name a Python file with a function evaluate(program_path).");
        }
    }

    /** Stages. */
    public record Cascade(
            @Default("true") @Doc("whether stages are called if there are any")
            boolean enabled,

            @Default("[0.5, 0.75, 0.9]")
            @Doc("scores that let a candidate into the second and the third stage; more are not used")
            List<Double> thresholds) {

        public Cascade {
            thresholds = List.copyOf(thresholds);
            if (thresholds.isEmpty()) {
                throw new ConfException("'thresholds' needs the score that lets a candidate into the second stage.");
            }
        }
    }

    /** Bounds of artifacts. */
    public record Artifacts(
            @Default("1MiB") @Doc("the most of one; the rest is cut off with a notice")
            DataSize each,

            @Default("8MiB") @Doc("the most of one evaluation; others are named only")
            DataSize all) {}
}

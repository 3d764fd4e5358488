package dev.lamarck.evaluate.cached;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.evaluate.EvaluatorSettings;

/** What is remembered, and what counts as the same. */
public record CachedSettings(
        @Doc("what finds out an outcome that is not known") EvaluatorSettings evaluator,

        @Default("true")
        @Doc("remember failures that would come again, such as invalid; never time-outs and lost processes")
        boolean failures,

        @Default("true")
        @Doc(
                "programs that differ in formatting and comments alone share an outcome, unless the evaluator reads the text itself")
        boolean ignoreFormatting,

        @Default("")
        @Doc("any text; another one makes other keys: for versions of tools and packages, which no key has")
        String version,

        @Default("true")
        @Doc("runs with another seed find out for themselves; false for an evaluator that draws nothing")
        boolean seeded) {}

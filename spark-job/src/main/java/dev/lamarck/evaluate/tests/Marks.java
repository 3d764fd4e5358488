package dev.lamarck.evaluate.tests;

import dev.lamarck.genome.Metrics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** From a report to metrics. A skipped test has not passed: else a program could skip what it cannot do. */
final class Marks {

    /** The metrics that differ from run to run, or with what was remembered. */
    static final Set<String> MEASURED = Set.of("duration", "tests_run");

    private Marks() {}

    static Metrics of(TestReport report, OptionalDouble coverage, Optional<Double> threshold) {
        Map<String, Double> marks = new TreeMap<>();
        for (TestReport.Verdict verdict : TestReport.Verdict.values()) {
            String name = verdict == TestReport.Verdict.ERROR ? "errors" : verdict.label();
            marks.put(name, (double) report.count(verdict));
        }
        int total = report.tests().size();
        marks.put("total", (double) total);
        marks.put("pass_rate", total == 0 ? 0.0 : (double) report.count(TestReport.Verdict.PASSED) / total);
        marks.put("duration", report.seconds());
        marks.put("tests_run", (double) total);
        coverage.ifPresent(share -> {
            marks.put("coverage", share);
            threshold.ifPresent(least -> marks.put("coverage_met", share >= least ? 1.0 : 0.0));
        });
        return Metrics.of(marks);
    }
}

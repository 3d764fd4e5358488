package dev.lamarck.evaluate.tests;

import dev.lamarck.conf.DataSize;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Former;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evaluate.sandbox.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which tests score a program, and how they are run. */
public record TestsSettings(
        @Default("pytest") @Doc("what runs the tests: pytest or junit")
        Framework framework,

        @Former("test-directory")
        @NonEmpty
        @Default("tests")
        @Doc("the folder or file with the tests; it is laid down beside the program, read-only")
        String tests,

        @Former("test-patterns")
        @Default("[]")
        @Doc(
                "names of the files with tests for pytest ([test_*.py] if empty), of the classes as regular expressions for junit")
        List<String> patterns,

        @Default("python3") @Doc("the Python that has pytest, and coverage where it is needed")
        String python,

        @Default("[]") @Doc("further arguments of pytest or of the JUnit launcher")
        List<String> arguments,

        @Default("false") @Doc("whether the share of the program's lines that the tests run is a metric")
        boolean coverage,

        @Range(min = 0, max = 1)
        @Doc("the coverage at which the metric coverage_met is 1, else it is 0; asks for coverage")
        Optional<Double> coverageThreshold,

        @Default("true")
        @Doc(
                "whether only the tests are run that a change to the parent can touch; needs isolate, and for pytest coverage installed")
        boolean incremental,

        @Default("true")
        @Doc(
                "whether none can disturb another: each test runs in a forked process of its own (pytest), each class of tests with classes loaded anew (junit)")
        boolean isolate,

        @Positive @Doc("time for one test (pytest with isolate); none but the limit for all if absent")
        Optional<Duration> testTimeout,

        @Default("64MiB") @Doc("how much is remembered of earlier programs' tests, in each JVM")
        DataSize memory,

        @Default("[]") @Doc("jars on the class path of the tests (junit), junit-platform-console-standalone among them")
        List<String> classPath,

        @Doc("the jar of the JaCoCo agent (junit with coverage)")
        Optional<String> jacocoAgent,

        @Doc("the jar of JaCoCo's command line (junit with coverage)")
        Optional<String> jacocoCli,

        @Doc("what all tests of one program together may take")
        Limits limits) {

    /** What runs the tests. */
    public enum Framework {
        PYTEST,
        JUNIT
    }

    public TestsSettings {
        patterns = List.copyOf(patterns);
        arguments = List.copyOf(arguments);
        classPath = List.copyOf(classPath);
        if (framework == Framework.JUNIT) {
            requireJars(classPath, coverage || coverageThreshold.isPresent(), jacocoAgent, jacocoCli);
        }
        if (incremental && !isolate) {
            throw new IllegalArgumentException(
                    "Cannot run tests incrementally that can disturb each other: set 'isolate' to true, or 'incremental' to false.");
        }
    }

    private static void requireJars(
            List<String> classPath, boolean coverage, Optional<String> agent, Optional<String> cli) {
        if (classPath.isEmpty()) {
            throw new IllegalArgumentException(
                    "The framework junit needs the jar junit-platform-console-standalone: name it in 'class-path'.");
        }
        if (coverage && (agent.isEmpty() || cli.isEmpty())) {
            throw new IllegalArgumentException(
                    "Coverage with junit needs JaCoCo: give 'jacoco-agent' (org.jacoco.agent, classifier runtime) and 'jacoco-cli' (org.jacoco.cli, classifier nodeps).");
        }
    }

    boolean wantsCoverage() {
        return coverage || coverageThreshold.isPresent();
    }
}

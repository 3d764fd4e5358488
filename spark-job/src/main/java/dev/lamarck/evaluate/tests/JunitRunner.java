package dev.lamarck.evaluate.tests;

import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.Endings;
import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compiles a program in Java with its tests and runs them with JUnit, under the agent of JaCoCo where coverage is asked
 * for. The classes of tests run in one JVM, but each with classes loaded anew: so no static state of the program or of
 * the tests gets from one to the next, and those can be left out that cannot end otherwise than the parent's.
 */
final class JunitRunner implements TestRunner {

    private static final List<String> TOGETHER = List.of("");

    private final TestsSettings settings;
    private final Bench bench;
    private final Suite suite;
    private final Recall recall;
    private final JunitBuild build;
    private final JunitHost host;

    JunitRunner(TestsSettings settings, Bench bench, Suite suite, Recall recall) {
        this.settings = settings;
        this.bench = bench;
        this.suite = suite;
        this.recall = recall;
        List<Path> jars = settings.classPath().stream().map(this::jar).toList();
        this.build = new JunitBuild(bench, suite, jars);
        this.host = new JunitHost(settings, bench, suite, jars);
    }

    private Path jar(String path) {
        Path place = bench.premises().file(path);
        if (!Files.isRegularFile(place)) {
            throw TestsErrors.noJar(path, place);
        }
        return place;
    }

    @Override
    public void requireTools() {
        settings.jacocoAgent().ifPresent(this::jar);
        settings.jacocoCli().ifPresent(this::jar);
    }

    @Override
    public Outcome run(Job job, Program program) {
        Sources sources = Sources.of(program);
        return inPart(job, program, sources).orElseGet(() -> inFull(job, program, sources));
    }

    /**
     * What came of tests.
     *
     * @param failure why there are no results
     * @param units the results of each class
     * @param coverage what all of these tests together ran, if that is asked for and known
     */
    private record Tested(
            Optional<Outcome> failure, Map<String, Known.Unit> units, boolean leaky, Optional<JacocoReport> coverage) {

        static Tested failed(Outcome failure) {
            return new Tested(Optional.of(failure), Map.of(), true, Optional.empty());
        }
    }

    private Outcome inFull(Job job, Program program, Sources sources) {
        try (WorkFolder folder = laid(program)) {
            Optional<Outcome> failure = build.program(folder, program).or(() -> build.tests(folder));
            if (failure.isPresent()) {
                return failure.get();
            }
            Tested tested = test(job, folder, sources, settings.isolate() ? JunitBuild.units(folder) : TOGETHER);
            return tested.failure().orElseGet(() -> marked(job, new Known(sources, tested.units()), tested));
        }
    }

    /** With the parent's results for what cannot end otherwise; nothing if all tests have to run. */
    private Optional<Outcome> inPart(Job job, Program program, Sources sources) {
        Optional<Known> parent = settings.incremental() ? recall.parent(job).map(Known::of) : Optional.empty();
        Optional<List<String>> chosen = parent.flatMap(known -> known.chosen(sources));
        if (chosen.isEmpty() || chosen.get().size() == parent.get().units().size()) {
            return Optional.empty();
        }
        boolean none = chosen.get().isEmpty();
        try (WorkFolder folder = laid(program)) {
            Optional<Outcome> failure =
                    build.program(folder, program).or(() -> none ? Optional.empty() : build.tests(folder));
            if (failure.isPresent()) {
                return failure;
            }
            Tested tested = test(job, folder, sources, chosen.get());
            if (tested.failure().isPresent()) {
                return tested.failure();
            }
            Known known = parent.get().with(sources, tested.units());
            return isTrusted(tested) && !isChampion(job, known)
                    ? Optional.of(marked(job, known, tested))
                    : Optional.empty();
        }
    }

    private WorkFolder laid(Program program) {
        WorkFolder folder = bench.folder();
        folder.lay(program);
        suite.lay(folder);
        return folder;
    }

    private Tested test(Job job, WorkFolder folder, Sources sources, List<String> units) {
        List<JunitHost.Ran> ran = List.of();
        if (!units.isEmpty()) {
            Ending ending = host.run(folder, units, job.context());
            Optional<Outcome> stopped = Endings.stopped("JUnit", ending);
            if (stopped.isPresent()) {
                return Tested.failed(stopped.get());
            }
            ran = host.results(folder, units);
            if (ran.size() < units.size()) {
                String how = "JUnit ended with code %d before its report".formatted(ending.code());
                return Tested.failed(Endings.failed(Reason.CRASHED, how, ending));
            }
            if (!suite.isWhole(folder)) {
                return Tested.failed(Endings.failed(Reason.TAMPERED, "The program changed its tests", ending));
            }
        }
        List<JunitHost.Ran> results = ran;
        JunitHost.Covered covered = settings.wantsCoverage()
                ? host.coverage(folder, units.size(), settings.incremental())
                : JunitHost.Covered.none();
        return covered.stopped()
                .map(Tested::failed)
                .orElseGet(() -> tested(sources, units, results, covered.reports()));
    }

    private Tested tested(
            Sources sources, List<String> units, List<JunitHost.Ran> results, Optional<List<JacocoReport>> reports) {
        Map<String, Known.Unit> known = new TreeMap<>();
        for (int i = 0; i < units.size(); i++) {
            int report = i + 1; // the first is that of all
            Map<String, List<Integer>> lines = reports.filter(all -> settings.incremental())
                    .map(all -> all.get(report).covered())
                    .orElse(Map.of());
            known.put(units.get(i), unit(sources, results.get(i), lines));
        }
        boolean leaky = results.stream().anyMatch(JunitHost.Ran::leaky);
        return new Tested(Optional.empty(), known, leaky, reports.map(all -> all.get(0)));
    }

    private static Known.Unit unit(Sources sources, JunitHost.Ran ran, Map<String, List<Integer>> lines) {
        Set<String> covers = new TreeSet<>();
        for (String place : ran.places()) {
            List<String> parts = List.of(place.split(":"));
            List<Integer> numbers =
                    parts.stream().skip(1).map(Integer::parseInt).toList();
            sources.methods(parts.get(0), numbers).forEach(covers::add);
        }
        Map<String, List<JavaFile.Line>> places = new TreeMap<>();
        lines.forEach((file, numbers) -> {
            sources.methods(file, numbers).forEach(covers::add);
            places.put(
                    file,
                    numbers.stream().map(line -> sources.place(file, line)).toList());
        });
        return new Known.Unit(ran.tests(), covers, places, ran.blind());
    }

    /** Whether what was not run again can be put beside what was. */
    private boolean isTrusted(Tested tested) {
        return !tested.leaky()
                && (!settings.wantsCoverage() || tested.coverage().isPresent());
    }

    private static boolean isChampion(Job job, Known known) {
        TestReport report = known.report();
        double rate = (double) report.count(TestReport.Verdict.PASSED)
                / report.tests().size();
        return job.context().best().isEmpty() || rate > job.context().best().getAsDouble();
    }

    private Outcome marked(Job job, Known known, Tested tested) {
        TestReport report = known.report();
        if (report.tests().isEmpty()) {
            return Outcome.failed(Reason.EVALUATOR_ERROR, "JUnit found no tests");
        }
        boolean lasting = !report.ranOutOfTime();
        if (settings.incremental() && isTrusted(tested) && lasting) {
            recall.keep(job, known.json());
        }
        long run = tested.units().values().stream()
                .mapToLong(unit -> unit.tests().size())
                .sum();
        String failures = report.failures();
        return new Outcome.Scored(
                Marks.of(report, coverage(known, tested), settings.coverageThreshold())
                        .with("tests_run", run),
                failures.isEmpty() ? List.of() : List.of(Endings.text("failures", failures)),
                lasting);
    }

    private OptionalDouble coverage(Known known, Tested tested) {
        if (!settings.wantsCoverage()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(tested.coverage()
                .map(all -> all.share(settings.incremental() ? known.coveredLines() : all.coveredLines()))
                .orElse(0.0));
    }
}

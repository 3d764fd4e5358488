package dev.lamarck.evaluate.tests;

import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.Endings;
import dev.lamarck.evaluate.foreign.Executable;
import dev.lamarck.evaluate.foreign.Jvm;
import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Compiles a program in Java with its tests and runs them with JUnit's console launcher, under the agent of JaCoCo where
 * coverage is asked for. Always in full: JaCoCo does not tell which test ran what.
 */
final class JunitRunner implements TestRunner {

    private static final String OWN = ".lamarck/";
    private static final String LAUNCHER = "org.junit.platform.console.ConsoleLauncher";
    private static final int MOST_REPORTS = 8;
    private static final int LONGEST_FILE = 1 << 24;
    private static final int SOME_FAILED = 1;
    private static final int NO_TESTS = 2;

    private final TestsSettings settings;
    private final Bench bench;
    private final Suite suite;
    private final List<Path> jars;
    private final Executable javac;

    JunitRunner(TestsSettings settings, Bench bench, Suite suite) {
        this.settings = settings;
        this.bench = bench;
        this.suite = suite;
        this.jars = settings.classPath().stream().map(this::jar).toList();
        this.javac = Jvm.javac().orElseThrow(() -> TestsErrors.noCompiler(Jvm.home()));
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
        try (WorkFolder folder = bench.folder()) {
            folder.lay(program);
            suite.lay(folder);
            Optional<Outcome> failure = compile("The program", folder, sources(WorkFolder.names(program)), "program")
                    .or(() -> compile("The tests, with this program,", folder, testSources(folder), "tests"));
            return failure.orElseGet(() -> test(job, folder));
        }
    }

    private Optional<Outcome> compile(String what, WorkFolder folder, List<String> sources, String target) {
        if (sources.isEmpty()) {
            return Optional.of(Outcome.failed(Reason.INVALID, what + " has no file that ends in .java"));
        }
        List<String> command = new ArrayList<>(List.of(javac.path().toString()));
        Jvm.options(bench.limits()).forEach(option -> command.add("-J" + option));
        command.addAll(List.of("-proc:none", "-nowarn", "-g", "-encoding", "UTF-8", "-d", OWN + target));
        command.addAll(List.of("-cp", classPath()));
        command.addAll(sources);
        Ending ending = bench.run(folder, call(command));
        return Endings.stopped("The compiler", ending)
                .or(() -> ending.succeeded()
                        ? Optional.empty()
                        : Optional.of(Endings.failed(Reason.INVALID, what + " cannot be compiled", ending)));
    }

    private Outcome test(Job job, WorkFolder folder) {
        List<String> command = new ArrayList<>(List.of(Jvm.java().path().toString()));
        command.addAll(Jvm.options(bench.limits()));
        if (settings.wantsCoverage()) {
            command.add("-javaagent:%s=destfile=%sjacoco.exec"
                    .formatted(jar(settings.jacocoAgent().orElseThrow()), OWN));
        }
        command.addAll(List.of("-cp", classPath(), LAUNCHER, "execute", "--disable-banner", "--details=summary"));
        command.addAll(
                List.of("--fail-if-no-tests", "--scan-classpath=" + OWN + "tests", "--reports-dir=" + OWN + "reports"));
        settings.patterns().forEach(pattern -> command.addAll(List.of("--include-classname", pattern)));
        command.addAll(settings.arguments());
        Ending ending = bench.run(folder, call(command).on(job.context()));
        return Endings.stopped("JUnit", ending).orElseGet(() -> read(folder, ending));
    }

    private Outcome read(WorkFolder folder, Ending ending) {
        List<byte[]> reports = folder.files().stream()
                .map(Path::toString)
                .filter(name -> name.startsWith(OWN + "reports/") && name.endsWith(".xml"))
                .limit(MOST_REPORTS)
                .map(name -> folder.read(name, LONGEST_FILE))
                .toList();
        if (ending.code() == NO_TESTS) {
            return Endings.failed(Reason.EVALUATOR_ERROR, "JUnit found no tests", ending);
        }
        TestReport report = TestReport.of(reports);
        if (report.tests().isEmpty() || ending.code() > SOME_FAILED || !isFinished(ending)) {
            return Endings.failed(
                    Reason.CRASHED, "JUnit ended with code %d before its report".formatted(ending.code()), ending);
        }
        if (!suite.isWhole(folder)) {
            return Endings.failed(Reason.TAMPERED, "The program changed its tests", ending);
        }
        return settings.wantsCoverage() ? covered(report, folder) : marked(report, folder, OptionalDouble.empty());
    }

    /** Whether the launcher came to its summary: a program that exits leaves the reports of some engines. */
    private static boolean isFinished(Ending ending) {
        return new String(ending.out(), StandardCharsets.UTF_8).contains(" tests found ");
    }

    private Outcome marked(TestReport report, WorkFolder folder, OptionalDouble coverage) {
        String failures = report.failures(folder);
        return new Outcome.Scored(
                Marks.of(report, coverage, settings.coverageThreshold()),
                failures.isEmpty() ? List.of() : List.of(Endings.text("failures", failures)),
                !report.ranOutOfTime());
    }

    private Outcome covered(TestReport report, WorkFolder folder) {
        List<String> command = new ArrayList<>(List.of(Jvm.java().path().toString()));
        command.addAll(Jvm.options(bench.limits()));
        command.addAll(
                List.of("-jar", jar(settings.jacocoCli().orElseThrow()).toString(), "report", OWN + "jacoco.exec"));
        command.addAll(List.of("--classfiles", OWN + "program", "--xml", OWN + "jacoco.xml"));
        Ending ending = bench.run(folder, call(command));
        return Endings.stopped("JaCoCo", ending)
                .orElseGet(() -> marked(
                        report,
                        folder,
                        ending.succeeded()
                                ? JacocoReport.lineShare(folder.read(OWN + "jacoco.xml", LONGEST_FILE))
                                : OptionalDouble.of(0)));
    }

    private List<String> testSources(WorkFolder folder) {
        return sources(folder.files().stream().map(Path::toString).filter(name -> name.startsWith(suite.name())));
    }

    private static List<String> sources(Stream<String> names) {
        return names.filter(name -> name.endsWith(".java")).toList();
    }

    private String classPath() {
        List<String> places = new ArrayList<>(List.of(OWN + "program", OWN + "tests", suite.name()));
        jars.forEach(jar -> places.add(jar.toString()));
        return String.join(File.pathSeparator, places);
    }

    private Bench.Call call(List<String> command) {
        List<Path> readable = new ArrayList<>(jars);
        settings.jacocoAgent().ifPresent(path -> readable.add(jar(path)));
        settings.jacocoCli().ifPresent(path -> readable.add(jar(path)));
        readable.add(Jvm.home());
        return Bench.Call.of(command, readable, Map.of());
    }
}

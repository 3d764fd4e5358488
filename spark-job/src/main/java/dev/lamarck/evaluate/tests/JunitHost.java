package dev.lamarck.evaluate.tests;

import static dev.lamarck.evaluate.tests.JunitBuild.OWN;

import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.Endings;
import dev.lamarck.evaluate.foreign.Jvm;
import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.evaluate.tests.host.CoverageMain;
import dev.lamarck.evaluate.tests.host.UnitsMain;
import dev.lamarck.genome.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The JVMs that run tests and that read what JaCoCo recorded, in the sandbox. */
final class JunitHost {

    private static final String REPORTS = OWN + "reports/";
    private static final String ALL = REPORTS + "all";
    private static final String COVERAGE_TOOL = "org.jacoco.cli.internal.Main";
    private static final String LOADER = "jdk.internal.loader.ClassLoaders$AppClassLoader";
    private static final List<String> LAUNCHED = List.of("0", "1"); // exit codes: all passed, some failed
    private static final Pattern PLACE = Pattern.compile("[^:]+(:\\d{1,9})+");
    private static final int LONGEST_FILE = 1 << 24;

    private final TestsSettings settings;
    private final Bench bench;
    private final Suite suite;
    private final List<Path> jars;
    private final Path own;

    JunitHost(TestsSettings settings, Bench bench, Suite suite, List<Path> jars) {
        this.settings = settings;
        this.bench = bench;
        this.suite = suite;
        this.jars = jars;
        this.own = HostJar.lay(bench.premises());
    }

    /**
     * What one class of tests left.
     *
     * @param leaky whether it or one before it left something that later ones may see
     * @param blind whether it may have run what was not seen
     * @param places the methods that it entered: a file and the lines that they have
     */
    record Ran(boolean leaky, boolean blind, List<String> places, List<TestReport.Test> tests) {}

    Ending run(WorkFolder folder, List<String> units, Job.Context context) {
        folder.write(OWN + "units", (String.join("\n", units) + "\n").getBytes(StandardCharsets.UTF_8));
        folder.write(OWN + "tmp/.keep", new byte[0]);
        folder.write(OWN + "unit/.keep", new byte[0]);
        List<String> command = java();
        if (settings.wantsCoverage()) { // before our agent, so that it sees the classes as they were compiled
            command.add("-javaagent:%s=output=none,exclclassloader=%s"
                    .formatted(jar(settings.jacocoAgent().orElseThrow()), LOADER));
        }
        if (settings.incremental()) {
            command.add("-javaagent:%s=%s".formatted(own, OWN + "program"));
        }
        command.add("-Djava.io.tmpdir=" + folder.at(OWN + "tmp"));
        List<String> classPath = new ArrayList<>(List.of(own.toString()));
        jars.forEach(jar -> classPath.add(jar.toString()));
        command.addAll(List.of("-cp", joined(classPath), UnitsMain.class.getName()));
        command.addAll(List.of("--disable-banner", "--details=summary"));
        command.add("--class-path=" + joined(List.of(OWN + "unit", OWN + "tests", OWN + "program", suite.name())));
        settings.patterns().forEach(pattern -> command.addAll(List.of("--include-classname", pattern)));
        command.addAll(settings.arguments());
        return bench.run(folder, call(command).on(context));
    }

    /** What came of each; of fewer than there were if JUnit or the JVM ended early. */
    List<Ran> results(WorkFolder folder, List<String> units) {
        List<String> files = folder.files().stream().map(Path::toString).toList();
        List<Ran> results = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            String place = REPORTS + i + "/";
            List<String> said = text(folder, place + "ran").lines().toList();
            if (said.size() < 3
                    || !LAUNCHED.contains(said.get(0))
                    || !said.stream().skip(3).allMatch(PLACE.asMatchPredicate())) {
                break;
            }
            List<byte[]> reports = files.stream()
                    .filter(name -> name.startsWith(place) && name.endsWith(".xml"))
                    .map(name -> folder.read(name, LONGEST_FILE))
                    .toList();
            results.add(new Ran(
                    !said.get(1).equals("leaky false"),
                    !said.get(2).equals("blind false"),
                    said.subList(3, said.size()),
                    TestReport.of(reports).within(folder).tests()));
        }
        return results;
    }

    /**
     * The lines that the tests ran.
     *
     * @param stopped why there are none: JaCoCo came to a limit
     * @param reports first that of all together, then, if wanted, those of each; nothing if JaCoCo could not read what
     *     the program left
     */
    record Covered(Optional<Outcome> stopped, Optional<List<JacocoReport>> reports) {

        static Covered none() {
            return new Covered(Optional.empty(), Optional.empty());
        }
    }

    Covered coverage(WorkFolder folder, int units, boolean each) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < units; i++) {
            all.writeBytes(folder.read(REPORTS + i + "/jacoco.exec", LONGEST_FILE));
        }
        folder.write(ALL + "/jacoco.exec", all.toByteArray());
        List<String> folders = new ArrayList<>(List.of(ALL));
        IntStream.range(0, each ? units : 0).forEach(i -> folders.add(REPORTS + i));
        List<String> command = java();
        List<String> classPath =
                List.of(own.toString(), jar(settings.jacocoCli().orElseThrow()).toString());
        command.addAll(List.of("-cp", joined(classPath), CoverageMain.class.getName(), COVERAGE_TOOL, OWN + "program"));
        command.addAll(folders);
        Ending ending = bench.run(folder, call(command));
        Optional<List<JacocoReport>> reports = ending.succeeded()
                ? Optional.of(folders.stream()
                        .map(name -> JacocoReport.of(folder.read(name + "/jacoco.xml", LONGEST_FILE)))
                        .toList())
                : Optional.empty();
        return new Covered(Endings.stopped("JaCoCo", ending), reports);
    }

    private List<String> java() {
        List<String> command = new ArrayList<>(List.of(Jvm.java().path().toString()));
        command.addAll(Jvm.options(bench.limits()));
        return command;
    }

    private Path jar(String path) {
        return bench.premises().file(path);
    }

    private static String joined(List<String> places) {
        return String.join(File.pathSeparator, places);
    }

    private static String text(WorkFolder folder, String name) {
        return new String(folder.read(name, LONGEST_FILE), StandardCharsets.UTF_8);
    }

    private Bench.Call call(List<String> command) {
        List<Path> readable = new ArrayList<>(jars);
        readable.add(own.getParent());
        settings.jacocoAgent().ifPresent(path -> readable.add(jar(path)));
        settings.jacocoCli().ifPresent(path -> readable.add(jar(path)));
        readable.add(Jvm.home());
        return Bench.Call.of(command, readable, Map.of());
    }
}

package dev.lamarck.evaluate.tests;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles programs in Java and their tests. */
final class JunitBuild {

    /** Where Lamarck's own files are in a working folder. */
    static final String OWN = ".lamarck/";

    private final Bench bench;
    private final Suite suite;
    private final List<Path> jars;
    private final Executable javac;

    JunitBuild(Bench bench, Suite suite, List<Path> jars) {
        this.bench = bench;
        this.suite = suite;
        this.jars = jars;
        this.javac = Jvm.javac().orElseThrow(() -> TestsErrors.noCompiler(Jvm.home()));
    }

    /** What was wrong with a program; nothing if it is compiled. */
    Optional<Outcome> program(WorkFolder folder, Program program) {
        return compile("The program", folder, sources(WorkFolder.names(program)), "program");
    }

    Optional<Outcome> tests(WorkFolder folder) {
        Stream<String> names =
                folder.files().stream().map(Path::toString).filter(name -> name.startsWith(suite.name()));
        return compile("The tests, with this program,", folder, sources(names), "tests");
    }

    /** The classes of compiled tests that are in no other one. */
    static List<String> units(WorkFolder folder) {
        String tests = OWN + "tests/";
        return folder.files().stream()
                .map(Path::toString)
                .filter(name -> name.startsWith(tests) && name.endsWith(".class"))
                .map(name -> name.substring(tests.length()).replaceFirst("(\\$[^/]*)?\\.class$", ""))
                .map(name -> name.replace('/', '.'))
                .distinct()
                .sorted()
                .toList();
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
        List<Path> readable = new ArrayList<>(jars);
        readable.add(Jvm.home());
        Ending ending = bench.run(folder, Bench.Call.of(command, readable, Map.of()));
        return Endings.stopped("The compiler", ending)
                .or(() -> ending.succeeded()
                        ? Optional.empty()
                        : Optional.of(Endings.failed(Reason.INVALID, what + " cannot be compiled", ending)));
    }

    private static List<String> sources(Stream<String> names) {
        return names.filter(name -> name.endsWith(".java")).toList();
    }

    private String classPath() {
        List<String> places = new ArrayList<>(List.of(OWN + "program", OWN + "tests", suite.name()));
        jars.forEach(jar -> places.add(jar.toString()));
        return String.join(File.pathSeparator, places);
    }
}

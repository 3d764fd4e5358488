package dev.lamarck.evaluate.tests.host;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

/**
 * Runs JUnit's launcher once for each class of tests, each time with classes loaded anew, so that no static state is left
 * from one to the next. Each class is put into a folder of its own that the launcher scans, so that it decides what is a
 * test just as it does for all of them.
 */
public final class UnitsMain {

    private static final Path OWN = Path.of(".lamarck");
    private static final Path ALONE = OWN.resolve("unit");

    private final ToolProvider launcher;
    private final List<String> arguments;

    private UnitsMain(ToolProvider launcher, List<String> arguments) {
        this.launcher = launcher;
        this.arguments = arguments;
    }

    /** Arguments: those of the launcher. The classes are in the file {@code .lamarck/units}; an empty name is all. */
    public static void main(String[] arguments) throws IOException {
        ToolProvider launcher = ToolProvider.findFirst("junit")
                .orElseThrow(
                        () -> new IllegalStateException(
                                "JUnit's launcher is missing: evaluator.config.class-path needs junit-platform-console-standalone"));
        UnitsMain main = new UnitsMain(launcher, List.of(arguments));
        List<String> units = Files.readAllLines(OWN.resolve("units"));
        main.run(ALONE, OWN.resolve("tmp/first"), new PrintWriter(Writer.nullWriter())); // what JUnit sets up just once
        boolean leaky = false;
        for (int i = 0; i < units.size(); i++) {
            leaky = main.unit(units.get(i), OWN.resolve("reports/" + i), leaky);
        }
        System.exit(0); // whatever threads the tests left
    }

    private boolean unit(String name, Path reports, boolean wasLeaky) throws IOException {
        Files.createDirectories(reports);
        World before = World.now();
        List<Path> copies = name.isEmpty() ? List.of() : alone(name);
        Seen.take();
        ExecutionData.take();
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        int code = run(name.isEmpty() ? OWN.resolve("tests") : ALONE, reports, out);
        boolean leaky = wasLeaky || !before.equals(World.now());
        TreeSet<String> ran = Seen.take();
        Files.write(reports.resolve("jacoco.exec"), ExecutionData.take());
        List<String> said = new ArrayList<>(List.of("" + code, "leaky " + leaky, "blind " + Seen.isBlind()));
        said.addAll(ran);
        Files.write(reports.resolve("ran"), said);
        for (Path copy : copies) {
            Files.delete(copy);
        }
        return leaky;
    }

    private int run(Path root, Path reports, PrintWriter out) {
        List<String> all = new ArrayList<>(List.of("execute", "--scan-classpath=" + root, "--reports-dir=" + reports));
        all.addAll(arguments);
        return launcher.run(out, out, all.toArray(String[]::new));
    }

    /** Puts a class of tests with those in it into an otherwise empty folder. */
    private static List<Path> alone(String name) throws IOException {
        Path tests = OWN.resolve("tests");
        Path file = tests.resolve(name.replace('.', '/') + ".class");
        String stem = file.getFileName().toString().replaceFirst("\\.class$", "");
        List<Path> copies = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(file.resolveSibling(""))) {
            for (Path one : all) {
                String other = one.getFileName().toString();
                if (other.equals(stem + ".class") || other.startsWith(stem + "$") && other.endsWith(".class")) {
                    Path copy = ALONE.resolve(tests.relativize(one));
                    Files.createDirectories(copy.resolveSibling(""));
                    copies.add(Files.copy(one, copy, StandardCopyOption.REPLACE_EXISTING));
                }
            }
        }
        return copies;
    }
}

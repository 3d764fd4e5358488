package dev.lamarck.evaluate.jvm;

import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.Bounds;
import dev.lamarck.evaluate.foreign.Jvm;
import dev.lamarck.evaluate.foreign.Scripts;
import dev.lamarck.evaluate.jvm.host.CompilerMain;
import dev.lamarck.evaluate.jvm.host.SpareMain;
import dev.lamarck.evaluate.jvm.host.Wire;
import dev.lamarck.evaluate.sandbox.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the JVMs are started: with a few classes of Lamarck's and no other, in the sandbox. */
final class Host {

    private static final List<String> CLASSES = List.of(
            "Wire",
            "Line",
            "SpareMain",
            "SpareMain$Candidate",
            "CompilerMain",
            "CompilerMain$Source",
            "CompilerMain$Compiled",
            "CompilerMain$Classes");
    private static final Duration LONG = Duration.ofHours(12);

    private final Bench bench;
    private final Limits limits;
    private final List<String> options;
    private final List<Path> classPath = new ArrayList<>();

    Host(Premises premises, JavaSettings settings) {
        this.bench = Bench.of(premises, settings.limits());
        this.limits = Bounds.within(
                Bounds.forJvm(settings.limits()), LONG, settings.limits().memory());
        this.options = settings.options();
        String folder = Wire.class.getPackageName().replace('.', '/') + "/";
        for (String name : CLASSES) {
            Scripts.lay(premises, Wire.class, name + ".class", "java-host/" + folder + name + ".class");
        }
        classPath.add(premises.scratch().resolve("scripts/java-host"));
        settings.classPath().forEach(path -> classPath.add(premises.file(path)));
    }

    Bench bench() {
        return bench;
    }

    Guest compiler(List<Path> more) {
        return start(
                CompilerMain.class,
                more,
                List.of(classPath(more)),
                List.of("--add-modules=java.compiler,jdk.compiler"));
    }

    Guest spare(List<Path> more, String evaluator, int reuse) {
        return start(SpareMain.class, more, List.of(evaluator, Integer.toString(reuse)), options);
    }

    private Guest start(Class<?> main, List<Path> more, List<String> arguments, List<String> further) {
        List<String> command = new ArrayList<>(List.of(Jvm.java().path().toString()));
        command.addAll(Jvm.options(limits));
        command.addAll(further);
        command.addAll(List.of("-cp", classPath(more), main.getName(), Guest.SOCKET));
        command.addAll(arguments);
        List<Path> readable = new ArrayList<>(classPath);
        readable.addAll(more);
        readable.add(Jvm.home());
        return Guest.start(bench, Bench.Call.of(command, readable, Map.of()), limits);
    }

    private String classPath(List<Path> more) {
        List<String> places = new ArrayList<>();
        classPath.forEach(path -> places.add(path.toString()));
        more.forEach(path -> places.add(path.toString()));
        return String.join(java.io.File.pathSeparator, places);
    }
}

package dev.lamarck.evaluate.jvm;

import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.foreign.Jvm;
import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What all Java evaluators of one executor and the same settings share: the compiler, the compiled evaluator, the spares. */
final class Workshop implements AutoCloseable {

    private final Host host;
    private final Compiler compiler;
    private final Spares spares;

    private Workshop(Host host, Compiler compiler, Spares spares) {
        this.host = host;
        this.compiler = compiler;
        this.spares = spares;
    }

    static Workshop of(Premises premises, JavaSettings settings) {
        return premises.shared("java/" + settings, Workshop.class, () -> open(premises, settings));
    }

    private static Workshop open(Premises premises, JavaSettings settings) {
        if (Jvm.javac().isEmpty()) {
            throw JavaErrors.noCompiler(Jvm.home());
        }
        Host host = new Host(premises, settings);
        List<Path> own = settings.isSource() ? List.of(compiled(premises, settings, host)) : List.of();
        String name = settings.isSource() ? className(settings, own.get(0)) : settings.evaluator();
        Compiler compiler = new Compiler(host, settings.compileTimeout(), own);
        Spares spares = new Spares(() -> host.spare(own, name, settings.reuse()), settings.spares());
        return new Workshop(host, compiler, spares);
    }

    /** Compiles the evaluator; gives the folder with its classes. */
    private static Path compiled(Premises premises, JavaSettings settings, Host host) {
        Path place = premises.file(settings.evaluator());
        Program source = Program.of("java", place.getFileName().toString(), text(settings, place));
        try (Compiler compiler = new Compiler(host, settings.compileTimeout(), List.of())) {
            Compiler.Result result = compiler.compile(source);
            result.failure().ifPresent(failure -> {
                throw JavaErrors.notCompiled(
                        settings.evaluator(),
                        failure.artifacts().stream()
                                .map(artifact -> new String(artifact.content(), StandardCharsets.UTF_8))
                                .findFirst()
                                .orElse(failure.toString()));
            });
            WorkFolder folder = WorkFolder.below(premises.scratch().resolve("java-evaluator"));
            result.classes().forEach((name, content) -> folder.write(name.replace('.', '/') + ".class", content));
            return folder.path();
        }
    }

    private static String text(JavaSettings settings, Path place) {
        try {
            return Files.readString(place);
        } catch (IOException e) {
            throw JavaErrors.unreadable(settings.evaluator(), place);
        }
    }

    /** The class of the evaluator's file, wherever its package put it. */
    private static String className(JavaSettings settings, Path folder) {
        String file = Path.of(settings.evaluator()).getFileName().toString().replaceFirst("java$", "class");
        try (var files = Files.walk(folder)) {
            return files.filter(path -> path.endsWith(file))
                    .map(path ->
                            folder.relativize(path).toString().replace('/', '.').replaceFirst("\\.class$", ""))
                    .findFirst()
                    .orElseThrow(() -> JavaErrors.notStarted("evaluator", "its file has no class " + file));
        } catch (IOException e) {
            throw JavaErrors.unreadable(settings.evaluator(), folder);
        }
    }

    Compiler compiler() {
        return compiler;
    }

    Spares spares() {
        return spares;
    }

    String inForce() {
        return host.bench().inForce();
    }

    /** The class of a program's main file, among those that it was compiled to. */
    static String main(Program program, Map<String, byte[]> classes) {
        String path = program.main().path().replaceFirst("\\.java$", "").replace('/', '.');
        String simple = path.substring(path.lastIndexOf('.') + 1);
        return classes.containsKey(path)
                ? path
                : classes.keySet().stream()
                        .filter(name -> name.equals(simple) || name.endsWith("." + simple))
                        .findFirst()
                        .orElseGet(() -> classes.keySet().iterator().next());
    }

    @Override
    public void close() {
        spares.close();
        compiler.close();
    }
}

package dev.lamarck.evaluate.tests;

import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.foreign.Scripts;
import dev.lamarck.evaluate.tests.host.Tracer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The jar with what runs beside the tests: an agent has to be in a jar of its own. */
final class HostJar {

    private static final List<String> CLASSES = List.of(
            "CoverageMain", "ExecutionData", "Frames", "Seen", "Splice", "Tracer", "UnitsMain", "World", "World$1");

    private HostJar() {}

    static Path lay(Premises premises) {
        String folder = Tracer.class.getPackageName().replace('.', '/') + "/";
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Tracer.class.getName());
        Path target = premises.scratch().resolve("scripts/tests-host/tests-host.jar");
        try {
            Files.createDirectories(target.getParent());
            Path half = Files.createTempFile(target.getParent(), "half", "");
            try (OutputStream file = Files.newOutputStream(half);
                    JarOutputStream jar = new JarOutputStream(file, manifest)) {
                for (String name : CLASSES) {
                    jar.putNextEntry(new JarEntry(folder + name + ".class"));
                    Files.copy(Scripts.lay(premises, Tracer.class, name + ".class", "tests-host/" + name), jar);
                }
            }
            return Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write %s".formatted(target), e);
        }
    }
}

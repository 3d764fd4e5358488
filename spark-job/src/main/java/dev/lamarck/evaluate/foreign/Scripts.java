package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.Premises;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that come with Lamarck, laid down where other programs can read them. */
public final class Scripts {

    private Scripts() {}

    /** Lays a resource of a class down in a folder for scripts, once for each JVM. */
    public static Path lay(Premises premises, Class<?> owner, String name) {
        return lay(premises, owner, name, name);
    }

    /** Lays it down at a path below that folder. */
    public static Path lay(Premises premises, Class<?> owner, String name, String path) {
        Path target = premises.scratch().resolve("scripts").resolve(path);
        Path folder = target.resolveSibling("");
        try (InputStream content = owner.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("The resource %s of %s is missing".formatted(name, owner.getName()));
            }
            Files.createDirectories(folder);
            Path half = Files.createTempFile(folder, "half", "");
            Files.copy(content, half, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw MachineException.at(folder, e);
        }
    }
}

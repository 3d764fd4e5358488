package dev.lamarck.evaluate.python;

import dev.lamarck.evaluate.MachineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The Python side, laid out where an interpreter can read it.
 *
 * @param root where its packages lie
 */
record Harness(Path root) implements AutoCloseable {

    static final String ROOT = "/dev/lamarck/python/";
    private static final String PACKAGE = "lamarck_harness";

    static final List<String> FILES = List.of(
            "descendants/sitecustomize.py",
            "lamarck_harness/__init__.py",
            "lamarck_harness/__main__.py",
            "lamarck_harness/contract.py",
            "lamarck_harness/evaluation.py",
            "lamarck_harness/integrity.py",
            "lamarck_harness/loading.py",
            "lamarck_harness/modes.py",
            "lamarck_harness/outcome.py",
            "lamarck_harness/scores.py",
            "lamarck_harness/seeds.py",
            "lamarck_harness/warden.py",
            "lamarck_harness/wire.py",
            "shim/openevolve/__init__.py",
            "shim/openevolve/evaluation_result.py");

    static Harness layOut(Path scratch) {
        Path root = scratch.resolve("python-harness");
        try {
            for (String file : FILES) {
                Path target = root.resolve(file);
                Files.createDirectories(target.getParent());
                try (InputStream in = Harness.class.getResourceAsStream(ROOT + file)) {
                    Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw MachineException.at(root, e);
        }
        return new Harness(root);
    }

    /** What an interpreter is told to run. */
    Path start() {
        return root.resolve(PACKAGE);
    }

    @Override
    public void close() {}
}

package dev.lamarck.evaluate.foreign;

import java.nio.file.Files;
import java.nio.file.Path;

/** The Python tools that the tests of evaluators need; scripts/test installs them. */
public final class PythonTools {

    private PythonTools() {}

    /** An executable of the virtual environment. */
    public static Path of(String name) {
        String folder = System.getProperty("lamarck.python.tools", System.getenv("LAMARCK_PYTHON_TOOLS"));
        if (folder == null || folder.isBlank() || !Files.isExecutable(Path.of(folder, "bin", name))) {
            throw new AssertionError(
                    "This test needs %s of the Python tools, which are not in '%s'. Run scripts/test, which installs them, or give their folder by -Dlamarck.python.tools."
                            .formatted(name, folder));
        }
        return Path.of(folder, "bin", name).toAbsolutePath();
    }
}

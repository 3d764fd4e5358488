package dev.lamarck.evaluate.analysis;

import dev.lamarck.evaluate.sandbox.Ending;
import java.util.List;
import java.util.Optional;

/** One tool for static analysis: how it is called, and what its words mean. */
interface Linter {

    /** How the names of the files end that it reads. */
    String suffix();

    /** Whether it finds the same in a file whatever other files it is given. */
    boolean takesMany();

    /** Its arguments for some files, relative to the working folder. */
    List<String> arguments(List<String> further, List<String> files);

    /** What it found; nothing if it did not do its work. */
    Optional<List<Issue>> issues(Ending ending);
}

package dev.lamarck.evaluate.analysis;

import dev.lamarck.evaluate.sandbox.Ending;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One tool for static analysis: how it is called, and what its words mean. */
interface Linter {

    /** How the names of the files end that it reads. */
    default String suffix() {
        return ".py";
    }

    /** Whether it finds the same in a file whatever other files it is given. */
    boolean takesMany();

    /** What it is told always. */
    List<String> options();

    /** Its arguments for some files, relative to the working folder. */
    default List<String> arguments(List<String> further, List<String> files) {
        return Stream.of(options(), further, files).flatMap(List::stream).toList();
    }

    /** What it found; nothing if it did not do its work. */
    Optional<List<Issue>> issues(Ending ending);
}

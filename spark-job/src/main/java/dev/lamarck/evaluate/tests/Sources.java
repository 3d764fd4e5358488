package dev.lamarck.evaluate.tests;

import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The methods of a program in Java, and a digest of all that is outside of them.
 *
 * @param files by the name that class files give them; those alone that are understood
 */
record Sources(String outside, Map<String, JavaFile> files) {

    static Sources of(Program program) {
        Map<String, JavaFile> files = new TreeMap<>();
        Set<String> twice = new TreeSet<>();
        for (SourceFile source : program.files()) {
            JavaFile.of(source.path(), source.text())
                    .filter(file -> files.put(file.name(), file) != null)
                    .ifPresent(file -> twice.add(file.name()));
        }
        files.keySet().removeAll(twice);
        StringBuilder outside = new StringBuilder();
        for (SourceFile source : program.files()) {
            Optional<JavaFile> file =
                    JavaFile.of(source.path(), source.text()).filter(one -> files.containsKey(one.name()));
            outside.append(source.path())
                    .append('\n')
                    .append(file.map(JavaFile::outside).orElseGet(() -> JavaFile.digest(source.text())))
                    .append('\n');
        }
        return new Sources(JavaFile.digest(outside.toString()), files);
    }

    /** Where a line is found again, whatever changes within methods. */
    JavaFile.Line place(String name, int line) {
        JavaFile file = files.get(name);
        return file == null ? new JavaFile.Line(-1, line) : file.place(line);
    }

    int line(String name, JavaFile.Line place) {
        JavaFile file = files.get(name);
        return file == null ? place.offset() : file.line(place);
    }

    /** The methods that lines belong to, as {@code name#number}. */
    Stream<String> methods(String name, List<Integer> lines) {
        JavaFile file = files.get(name);
        return file == null
                ? Stream.empty()
                : lines.stream().flatMap(line -> file.bodiesAt(line).mapToObj(i -> name + "#" + i));
    }

    /** The methods that are others in a program that is the same outside of them. */
    Set<String> changed(Sources other) {
        Set<String> changed = new TreeSet<>();
        files.forEach((name, file) -> {
            List<JavaFile.Body> theirs = other.files().getOrDefault(name, file).bodies();
            for (int i = 0; i < theirs.size(); i++) {
                if (!theirs.get(i).digest().equals(file.bodies().get(i).digest())) {
                    changed.add(name + "#" + i);
                }
            }
        });
        return changed;
    }

    /** The simple names of the files that have other lines in such a program. */
    Set<String> edited(Sources other) {
        Set<String> edited = new TreeSet<>();
        files.forEach((name, file) -> {
            if (!other.files().getOrDefault(name, file).text().equals(file.text())) {
                edited.add(name.substring(name.lastIndexOf('/') + 1));
            }
        });
        return edited;
    }
}

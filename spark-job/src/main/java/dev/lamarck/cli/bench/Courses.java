package dev.lamarck.cli.bench;

import dev.lamarck.conf.ConfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Searches that are done, kept in a file if there is one, so that a benchmark that was stopped goes on where it was. */
final class Courses {

    private static final String HEAD =
            "program,scheme,contestant,seed,budget,best,evaluations,asked,unparsable,stale,failed\n";

    private final Optional<Path> file;
    private final Map<Key, ProgramSearch.Course> done = new HashMap<>();

    /** Which search. */
    record Key(Specimen program, Scheme scheme, Contestant contestant, int seed, int budget) {}

    private Courses(Optional<Path> file) {
        this.file = file;
    }

    static Courses in(Optional<Path> file) throws IOException {
        Courses courses = new Courses(file);
        if (file.isPresent() && Files.exists(file.get())) {
            String text = Files.readString(file.get());
            if (!text.startsWith(HEAD)) {
                throw new ConfException(
                        "'%s' is no file of searches that this version keeps. Remove it, or keep them in another one."
                                .formatted(file.get()));
            }
            String whole = text.substring(0, text.lastIndexOf('\n') + 1); // a last line may have been cut off
            if (whole.length() < text.length()) {
                Files.writeString(file.get(), whole);
            }
            whole.lines().skip(1).forEach(courses::read);
        }
        return courses;
    }

    private void read(String line) {
        String[] cells = line.split(",", -1);
        done.put(
                new Key(
                        Specimen.valueOf(cells[0]),
                        Scheme.valueOf(cells[1]),
                        Contestant.valueOf(cells[2]),
                        Integer.parseInt(cells[3]),
                        Integer.parseInt(cells[4])),
                new ProgramSearch.Course(
                        Double.parseDouble(cells[5]),
                        Integer.parseInt(cells[6]),
                        Integer.parseInt(cells[7]),
                        Integer.parseInt(cells[8]),
                        Integer.parseInt(cells[9]),
                        Integer.parseInt(cells[10])));
    }

    /** What a search came to, searching only if it is not known. */
    ProgramSearch.Course of(Key key, Supplier<ProgramSearch.Course> search) throws IOException {
        synchronized (this) {
            if (done.containsKey(key)) {
                return done.get(key);
            }
        }
        ProgramSearch.Course course = search.get();
        keep(key, course);
        return course;
    }

    private synchronized void keep(Key key, ProgramSearch.Course course) throws IOException {
        done.put(key, course);
        if (file.isEmpty()) {
            return;
        }
        Path path = file.get().toAbsolutePath();
        if (!Files.exists(path)) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, HEAD);
        }
        String line = "%s,%s,%s,%d,%d,%s,%d,%d,%d,%d,%d\n"
                .formatted(
                        key.program(),
                        key.scheme(),
                        key.contestant(),
                        key.seed(),
                        key.budget(),
                        course.best(),
                        course.evaluations(),
                        course.asked(),
                        course.unparsable(),
                        course.stale(),
                        course.failed());
        Files.writeString(path, line, StandardOpenOption.APPEND);
    }
}

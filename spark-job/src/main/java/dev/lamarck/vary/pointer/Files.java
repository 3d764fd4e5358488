package dev.lamarck.vary.pointer;

import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A program's files, by what outputs call them: absolute, from some folder, or by the name alone. */
final class Files {

    private final Program program;
    private final List<String> names;
    private final int[] lines;
    /** What evaluators call a program of a single file, as OpenEvolve does. */
    private final Pattern alias;

    Files(Program program) {
        this.program = program;
        this.names = program.files().stream().map(file -> name(file.path())).toList();
        this.lines = program.files().stream().mapToInt(SourceFile::lines).toArray();
        String main = names.get(0);
        String end = main.substring(Math.max(0, main.lastIndexOf('.')));
        this.alias = Pattern.compile("\\btmp[0-9a-f]{8}" + Pattern.quote(end));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A text with the file of a program of one under its own name. */
    String settled(String text) {
        return names.size() == 1 ? alias.matcher(text).replaceAll(Matcher.quoteReplacement(names.get(0))) : text;
    }

    /** The names without folders, in the order of the files. */
    List<String> names() {
        return names;
    }

    String path(int file) {
        return program.files().get(file).path();
    }

    boolean has(int file, int line) {
        return line >= 1 && line <= lines[file];
    }

    /** The place of a file that an output names; empty for the files of others. */
    OptionalInt find(String named) {
        String path = settled(named).replace('\\', '/');
        List<SourceFile> files = program.files();
        OptionalInt whole = IntStream.range(0, files.size())
                .filter(i -> path.equals(files.get(i).path())
                        || path.endsWith("/" + files.get(i).path()))
                .findFirst();
        if (whole.isPresent() || path.contains("/")) {
            return whole;
        }
        int[] same = IntStream.range(0, files.size())
                .filter(i -> names.get(i).equals(path))
                .toArray();
        return same.length == 1 ? OptionalInt.of(same[0]) : OptionalInt.empty();
    }
}

package dev.lamarck.evaluate.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program on this machine.
 *
 * @param path where it is, as it was found: what links point to may go by that name
 */
public record Executable(Path path) {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    private static final Pattern SCRIPT = Pattern.compile("#! *(/[^ \\n\\x00]+)");
    private static final int LONGEST_LINE = 256;
    private static final String STANDARD_PATH = "/usr/local/bin:/usr/bin:/bin";

    /** The executable of a name on the PATH, or at a path. */
    public static Executable of(String name, Map<String, String> environment) {
        return find(name, environment).orElseThrow(() -> ForeignErrors.noExecutable(name));
    }

    public static Optional<Executable> find(String name, Map<String, String> environment) {
        if (name.contains("/")) {
            return usable(Path.of(name));
        }
        for (String folder : environment.getOrDefault("PATH", STANDARD_PATH).split(":")) {
            Optional<Executable> found = folder.isEmpty() ? Optional.empty() : usable(Path.of(folder, name));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Executable> usable(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return Files.isRegularFile(absolute) && Files.isExecutable(absolute)
                ? Optional.of(new Executable(absolute))
                : Optional.empty();
    }

    /** What has to be readable for it to run: the file, or the installation around the {@code bin} that it lies in. */
    public List<Path> readable() {
        List<Path> places = new ArrayList<>();
        for (Path link = path; ; ) {
            places.add(installation(link));
            Path next = target(link);
            if (next.equals(link)) {
                interpreter(link).ifPresent(runs -> places.addAll(runs.readable()));
                return places.stream().distinct().toList();
            }
            link = next;
        }
    }

    /** What runs a script that begins with {@code #!}. */
    private static Optional<Executable> interpreter(Path script) {
        try (InputStream in = Files.newInputStream(script)) {
            String start = new String(in.readNBytes(LONGEST_LINE), StandardCharsets.UTF_8);
            Matcher line = SCRIPT.matcher(start);
            return line.lookingAt() ? usable(Path.of(line.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it will not start either, and that is told then
        }
    }

    private static Path target(Path file) {
        try {
            return Files.isSymbolicLink(file)
                    ? file.resolveSibling(Files.readSymbolicLink(file)).normalize()
                    : file.toRealPath();
        } catch (IOException e) {
            return file; // it will not start either, and that is told then
        }
    }

    /** A folder {@code bin} alone makes no installation of a home, or of a project with secrets of its own. */
    private static Path installation(Path file) {
        int names = file.getNameCount();
        boolean inBin = names > 2 && file.getName(names - 2).toString().equals("bin");
        Path prefix = file.resolve("../..").normalize();
        boolean installed =
                Files.isDirectory(prefix.resolve("lib")) || Files.isRegularFile(prefix.resolve("pyvenv.cfg"));
        return inBin && installed && !prefix.equals(HOME) ? prefix : file;
    }
}

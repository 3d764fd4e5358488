package dev.lamarck.evaluate.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The warden on this machine: the native code that isolates, unpacked, and tried out.
 *
 * @param loaded what an interpreter that forks loads
 * @param executable what runs a command
 * @param switches lines for each spec, without which nothing would run here
 * @param inForce the layers of isolation, such as {@code user-ns,pid-ns,ipc-ns,mount-ns,proc,landlock-7,seccomp,rlimits}
 */
public record Warden(Path loaded, Path executable, List<String> switches, String inForce) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Warden.class);
    private static final String LIBRARY = "liblamarck-warden.so";
    private static final String EXECUTABLE = "lamarck-warden";

    /** From all that there is to what every Linux has: a machine may promise a layer that it then does not give. */
    private static final List<List<String>> LADDER = List.of(
            List.of(), List.of("namespaces=off"), List.of("landlock=off"), List.of("namespaces=off", "landlock=off"));

    public Warden {
        switches = List.copyOf(switches);
    }

    /** Unpacks the warden below a folder. */
    public static Warden below(Path folder) {
        return unpack(folder.resolve("warden")).orElseThrow(() -> SandboxErrors.noWarden(platform()));
    }

    /** Unpacks the warden into a folder, which is made for this user alone; nothing if there is none for this platform. */
    static Optional<Warden> unpack(Path folder) {
        String resources = "/dev/lamarck/warden/" + platform() + "/";
        if (Warden.class.getResource(resources + EXECUTABLE) == null) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Path loaded = unpack(resources + LIBRARY, folder.resolve(LIBRARY));
            return Optional.of(tried(loaded, unpack(resources + EXECUTABLE, folder.resolve(EXECUTABLE))));
        } catch (IOException e) {
            throw SandboxErrors.notUnpacked(folder, e);
        }
    }

    /** The spec of a job here. */
    public Spec spec(Path folder, Limits limits) {
        return Spec.of(folder, limits).with(switches);
    }

    /** The same with more switches, such as a test that wants a layer less. */
    Warden with(List<String> more) {
        return new Warden(loaded, executable, more, probe(executable, more));
    }

    /** Nothing is held; closing is what things that are shared have in common. */
    @Override
    public void close() {}

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        return system + "-" + machine;
    }

    /** Moved into place, so that another JVM with the same folder never sees half of it. */
    private static Path unpack(String resource, Path file) throws IOException {
        Path fresh = Files.createTempFile(file.getParent(), "unpacking", "");
        try (InputStream content = Warden.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IOException("there is no " + resource);
            }
            Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        return Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Warden tried(Path loaded, Path executable) {
        String answer = "";
        for (List<String> switches : LADDER) {
            answer = probe(executable, switches);
            if (!answer.isEmpty() && !answer.startsWith("!")) {
                LOG.info("sandbox in-force={}", answer);
                return new Warden(loaded, executable, needed(switches, answer), answer);
            }
            LOG.warn("sandbox without={} refused={}", switches, answer);
        }
        throw SandboxErrors.nothingWorks(answer);
    }

    /** What was there once is needed from then on: a job fails that does not get it for a while. */
    private static List<String> needed(List<String> switches, String answer) {
        return answer.contains("pid-ns")
                ? Stream.concat(switches.stream(), Stream.of("namespaces=on")).toList()
                : switches;
    }

    private static String probe(Path executable, List<String> switches) {
        try {
            String spec = String.join("\n", switches);
            ProcessBuilder builder = new ProcessBuilder(executable.toString(), "--probe", spec);
            builder.environment().clear();
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw SandboxErrors.notStarted(executable, e);
        }
    }
}

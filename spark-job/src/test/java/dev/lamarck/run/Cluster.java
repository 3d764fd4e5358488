package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A standalone cluster of a master and two workers, each a process of its own on this machine.
 *
 * @param folder where its logs are
 * @param master how it is called
 * @param jar what its users bring along
 */
record Cluster(Path folder, String master, Path jar) implements AutoCloseable {

    /** Starts one; {@code environment} is for its processes alone. */
    static Cluster start(Path folder, int cores, Map<String, String> environment, Class<?>... brought) {
        List<String> arguments =
                List.of("start", "--workers", "2", "--cores", "" + cores, "--memory", "2g", "--dir", place(folder));
        try (LamarckProcess starting = LamarckProcess.start(folder, "cluster", arguments, environment)) {
            assertThat(starting.await()).as(starting.err()).isZero();
            List<String> lines = starting.out().lines().toList();
            return new Cluster(folder, lines.get(lines.size() - 1), UserJar.of(folder, brought));
        }
    }

    private static String place(Path folder) {
        return folder.resolve("cluster").toString();
    }

    /** Starts a run of the trial on the cluster. */
    LamarckProcess run(Trial trial, String name, List<String> options, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--master", master, "--jars", jar.toString(), "--executor-memory", "600m"));
        arguments.addAll(options);
        arguments.addAll(List.of("run", trial.file().toString(), "--run", name));
        arguments.addAll(List.of(more));
        return LamarckProcess.start(folder, "lamarck", arguments);
    }

    /** The processes of executors. */
    Stream<ProcessHandle> executors() {
        List<ProcessHandle> workers = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(place(folder)))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".pid")).toList()) {
                ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).ifPresent(workers::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return workers.stream().flatMap(ProcessHandle::children);
    }

    @Override
    public void close() {
        LamarckProcess.ended(folder, "cluster", List.of("stop", "--dir", place(folder)));
    }
}

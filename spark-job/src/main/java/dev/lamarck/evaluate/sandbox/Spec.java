package dev.lamarck.evaluate.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the warden is told of a job: lines {@code key=value}, which {@code native/src/main/cpp/warden/spec.h} documents.
 *
 * <p>Unless {@code system=off} is added, a job may read and execute what the machine's programs and libraries are:
 * {@code /usr}, {@code /lib*}, {@code /bin}, {@code /sbin}, {@code /opt}, and those files of {@code /etc} that programs
 * look up to run at all ({@code ld.so.cache}, {@code passwd}, {@code hosts}, certificates…), never all of {@code /etc}:
 * whoever runs as root would read its secrets. An interpreter that lies elsewhere, the evaluator's files and the work
 * folder are for the caller to name.
 */
public record Spec(List<String> lines) {

    /** Room for what a process maps without using it, such as its libraries. */
    private static final long MAPPED = 256L << 20;

    public Spec {
        lines = List.copyOf(lines);
        for (String line : lines) {
            if (line.isEmpty() || line.chars().anyMatch(c -> c == '\n' || c == 0)) {
                throw SandboxErrors.badLine(line);
            }
        }
    }

    /** A job in a folder, within limits. */
    public static Spec of(Path folder, Limits limits) {
        long memory = limits.memory().bytes();
        Spec spec = new Spec(List.of(
                        "folder=" + folder.toAbsolutePath().normalize(),
                        "timeout-ms=" + Math.max(1, limits.timeout().toMillis()),
                        "memory=" + memory,
                        "processes=" + limits.processes(),
                        "file-size=" + limits.fileSize().bytes(),
                        "disk=" + limits.disk().bytes(),
                        "files=" + limits.files(),
                        "open-files=" + limits.openFiles(),
                        "output=" + limits.output().bytes(),
                        "network=" + (limits.network() ? "on" : "off")))
                .readable(limits.readable().stream().map(Path::of).toList());
        Spec timed = limits.cpu()
                .map(cpu -> spec.with("cpu-ms=" + Math.max(1, cpu.toMillis())))
                .orElse(spec);
        return limits.addressSpace() ? timed.with("address-space=" + (memory + memory / 2 + MAPPED)) : timed;
    }

    public Spec with(String line) {
        return with(List.of(line));
    }

    public Spec with(List<String> more) {
        return new Spec(Stream.concat(lines.stream(), more.stream()).toList());
    }

    /** May read and execute those folders or files besides; missing ones are passed over. */
    public Spec readable(List<Path> paths) {
        List<String> more = new ArrayList<>();
        for (Path path : paths) {
            more.add("read=" + path.toAbsolutePath().normalize());
        }
        return with(more);
    }

    /** With a line break behind each line. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }
}

package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.sandbox.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The Java that this JVM is of, for programs in Java that run in JVMs of their own. */
public final class Jvm {

    private static final double HEAP = 0.7;

    private Jvm() {}

    public static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    public static Executable java() {
        return new Executable(home().resolve("bin").resolve("java"));
    }

    /** The compiler; nothing if this Java has none. */
    public static Optional<Executable> javac() {
        Path javac = home().resolve("bin").resolve("javac");
        return Files.isExecutable(javac) ? Optional.of(new Executable(javac)) : Optional.empty();
    }

    /** Options of a JVM that lives briefly: little to start, and a heap that leaves room within the limit of memory. */
    public static List<String> options(Limits limits) {
        long heap = Math.max(1 << 24, (long) (limits.memory().bytes() * HEAP));
        return List.of(
                "-Xmx" + heap,
                "-Xss1m",
                "-Xshare:auto",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:CompressedClassSpaceSize=128m",
                "-Dfile.encoding=UTF-8");
    }
}

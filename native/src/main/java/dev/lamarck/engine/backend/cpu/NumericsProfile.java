package dev.lamarck.engine.backend.cpu;

import java.util.Locale;

/**
 * Names the arithmetic that results depend on, as {@code kernels/architecture}. Two machines with the same profile give
 * the same bits; a run records its profile and refuses executors with another one.
 */
public record NumericsProfile(String kernels, String architecture) {
    public NumericsProfile {
        requireWord("kernels", kernels);
        requireWord("architecture", architecture);
    }

    /** The profile of this JVM: Java's strict IEEE 754 arithmetic on the processor it runs on. */
    public static NumericsProfile current() {
        return new NumericsProfile("jvm-strict", architectureOf(System.getProperty("os.arch", "unknown")));
    }

    /** Reads the form that {@link #text()} writes. */
    public static NumericsProfile parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("Cannot read numerics profile '" + text
                    + "': the '/' is missing. Write it as kernels/architecture, such as jvm-strict/x86_64.");
        }
        return new NumericsProfile(text.substring(0, slash), text.substring(slash + 1));
    }

    public String text() {
        return kernels + "/" + architecture;
    }

    /** JVMs disagree about the name of the same processor; the profile must not. */
    static String architectureOf(String osArch) {
        String arch = osArch.toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64", "x86-64", "x64" -> "x86_64";
            case "arm64" -> "aarch64";
            default -> arch;
        };
    }

    private static void requireWord(String part, String word) {
        if (!word.matches("[a-z0-9][a-z0-9_.+-]*")) {
            throw new IllegalArgumentException("Cannot use '" + word + "' as the " + part
                    + " of a numerics profile: only lower-case letters, digits and _ . + - are allowed.");
        }
    }
}

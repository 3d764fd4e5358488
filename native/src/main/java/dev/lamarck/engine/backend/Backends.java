package dev.lamarck.engine.backend;

import dev.lamarck.engine.backend.cpu.CpuProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The backends on the class path in the order of preference: accelerators by name, then the processor itself. */
public final class Backends {
    private final List<BackendProvider> providers;

    private Backends(List<BackendProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    /** What the class path of this JVM offers. */
    public static List<BackendProvider> all() {
        return discovered().providers;
    }

    /** One line for the log, such as {@code device=cpu reason="cuda: no NVIDIA driver (libcuda.so.1 not found)"}. */
    public static String describe() {
        return discovered().line();
    }

    static Backends of(Iterable<BackendProvider> accelerators) {
        List<BackendProvider> ordered = new ArrayList<>();
        accelerators.forEach(ordered::add);
        ordered.sort((a, b) -> a.name().compareTo(b.name()));
        ordered.add(new CpuProvider());
        return new Backends(ordered);
    }

    private static Backends discovered() {
        return of(ServiceLoader.load(BackendProvider.class, Backends.class.getClassLoader()));
    }

    String line() {
        String reasons = providers.stream()
                .flatMap(provider -> refusal(provider).stream())
                .collect(Collectors.joining("; "));
        return "device=" + first().name() + (reasons.isEmpty() ? "" : " reason=\"" + reasons + "\"");
    }

    private BackendProvider first() {
        return providers.stream()
                .filter(provider -> provider.unavailable().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> refusal(BackendProvider provider) {
        return provider.unavailable().map(reason -> provider.name() + ": " + reason);
    }
}

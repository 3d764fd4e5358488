package dev.lamarck.cuda;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for NVIDIA's driver by its files alone: loading the library would take a GPU context on a shared machine. */
record Driver(List<Path> libraryFolders, Path control) {
    private static final String LIBRARY = "libcuda.so.1";
    private static final List<String> WELL_KNOWN = List.of(
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu",
            "/usr/lib64",
            "/usr/lib",
            "/usr/local/nvidia/lib64",
            "/usr/local/cuda/compat",
            "/usr/lib/wsl/lib");

    Driver {
        libraryFolders = List.copyOf(libraryFolders);
    }

    /** Where a driver stands on this machine: the loader's own path, then the places that installers use. */
    static Driver installed() {
        String loaderPath =
                Optional.ofNullable(System.getenv("LD_LIBRARY_PATH")).orElse("");
        Stream<String> chosen = Stream.of(loaderPath.split(File.pathSeparator)).filter(folder -> !folder.isBlank());
        List<Path> folders =
                Stream.concat(chosen, WELL_KNOWN.stream()).map(Path::of).toList();
        return new Driver(folders, Path.of("/dev/nvidiactl"));
    }

    /** What keeps the driver from being used; empty where it stands. */
    Optional<String> missing() {
        if (libraryFolders.stream().noneMatch(folder -> Files.exists(folder.resolve(LIBRARY)))) {
            return Optional.of("no NVIDIA driver (" + LIBRARY + " not found)");
        }
        if (!Files.exists(control)) {
            return Optional.of("no NVIDIA device (" + control + " not found)");
        }
        return Optional.empty();
    }
}

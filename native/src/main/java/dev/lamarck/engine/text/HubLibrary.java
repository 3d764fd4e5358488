package dev.lamarck.engine.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Loads the tokenizers library out of the jar that brings it. The classes around it would look for CUDA, download
 * builds, report their use and keep a cache in the home folder; only the bare binding is used, so nothing of that happens.
 */
final class HubLibrary {

    private static boolean loaded;

    private HubLibrary() {}

    /** The binding, with its library loaded; a process loads it once. */
    static synchronized TokenizersLibrary loaded() {
        if (!loaded) {
            load(system());
            loaded = true;
        }
        return TokenizersLibrary.LIB;
    }

    private static void load(String system) {
        String name = System.mapLibraryName("tokenizers");
        String resource = "native/lib/%s/cpu/%s".formatted(system, name);
        try (InputStream in = TokenizersLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw TextErrors.noLibrary(system);
            }
            load(in, name);
        } catch (IOException | UnsatisfiedLinkError e) {
            throw TextErrors.notUnpacked(e);
        }
    }

    private static void load(InputStream in, String name) throws IOException {
        Path folder = Files.createTempDirectory("lamarck-text");
        Path file = folder.resolve(name);
        try {
            Files.copy(in, file);
            System.load(file.toString());
        } finally {
            // A loaded library stays in memory without its file.
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    /** On Windows a library is loaded together with three others, and its file cannot go; so there is none for it. */
    private static String system() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = os.contains("mac") ? "osx" : os.contains("linux") ? "linux" : os;
        return family + "-" + (processor.equals("amd64") ? "x86_64" : processor);
    }
}

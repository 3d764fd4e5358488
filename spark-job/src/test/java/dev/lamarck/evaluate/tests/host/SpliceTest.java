package dev.lamarck.evaluate.tests.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Class files that are changed stay valid, and do the same. */
final class SpliceTest {

    /** Loads changed classes of this JVM's class path, and no other way. */
    private static final class Changed extends ClassLoader {
        private final Map<String, byte[]> classes;

        Changed(Map<String, byte[]> classes) {
            super(SpliceTest.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                byte[] content = classes.get(name);
                if (content == null || findLoadedClass(name) != null) {
                    return super.loadClass(name, resolve);
                }
                byte[] changed = new Splice(content).changed();
                return defineClass(name, changed, 0, changed.length);
            }
        }
    }

    private static Map<String, byte[]> classes(Class<?> one, String folder) throws IOException, URISyntaxException {
        URI place = one.getProtectionDomain().getCodeSource().getLocation().toURI();
        if (!place.getPath().endsWith(".jar")) {
            return below(Path.of(place), folder);
        }
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(place))) {
            return below(jar.getPath("/"), folder);
        }
    }

    private static Map<String, byte[]> below(Path root, String folder) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String path = root.relativize(file).toString();
                if (!path.endsWith("-info.class")) {
                    classes.put(path.replace('/', '.').replaceFirst("\\.class$", ""), Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    @Test
    void changed_classesOfManyKinds_areVerifiedAndRun() throws Exception {
        Map<String, byte[]> classes = new TreeMap<>();
        classes.putAll(classes(JsonFactory.class, "com/fasterxml/jackson/core"));
        classes.putAll(classes(ObjectMapper.class, "com/fasterxml/jackson/databind"));
        classes.putAll(classes(Program.class, "dev/lamarck/genome"));
        Changed loader = new Changed(classes);
        int verified = 0;
        for (String name : classes.keySet()) {
            try {
                Class.forName(name, true, loader);
                verified++;
            } catch (NoClassDefFoundError e) {
                assertThat(e).hasMessageNotContaining("Seen"); // of what the library needs optionally
            }
        }
        assertThat(verified).isGreaterThan(800);
        Seen.take();
        Object mapper = loader.loadClass(ObjectMapper.class.getName())
                .getDeclaredConstructor()
                .newInstance();
        Object read = mapper.getClass()
                .getMethod("readValue", String.class, Class.class)
                .invoke(mapper, "[1, {\"a\": [2.5, null]}]", Object.class);
        assertThat(read.toString()).isEqualTo("[1, {a=[2.5, null]}]");
        assertThat(Seen.take())
                .anyMatch(place -> place.startsWith("com/fasterxml/jackson/databind/ObjectMapper.java:"));
        assertThat(Seen.take()).isEmpty();
    }

    @Test
    void changed_notAClass_fails() {
        for (byte[] content : List.of(new byte[12], new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 99, 0})) {
            assertThatThrownBy(() -> new Splice(content).changed()).isInstanceOf(RuntimeException.class);
        }
    }
}

package dev.lamarck.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogTest {
    public interface Greeter {
        String greet();
    }

    public record Greeting(
            @Default("hello") String word,
            @Default("1") @Positive int times) {}

    public static final class ByRecord implements Greeter {
        private final Greeting greeting;

        public ByRecord(Greeting greeting) {
            this.greeting = greeting;
        }

        @Override
        public String greet() {
            return greeting.word().repeat(greeting.times());
        }
    }

    public static final class ByBlock implements Greeter {
        private final Block block;

        public ByBlock(Block block) {
            this.block = block;
        }

        @Override
        public String greet() {
            return block.text("word").orElse("?");
        }
    }

    public static final class ByNothing implements Greeter {
        @Override
        public String greet() {
            return "nothing";
        }
    }

    public static final class Failing implements Greeter {
        public Failing() {
            throw new IllegalStateException("no throat");
        }

        @Override
        public String greet() {
            return "";
        }
    }

    public record NoConstructor(String a, String b) implements Greeter {
        @Override
        public String greet() {
            return a + b;
        }
    }

    public static final class FromJar implements Extension {
        @Override
        public Class<?> port() {
            return Greeter.class;
        }

        @Override
        public String name() {
            return "from-jar";
        }

        @Override
        public Object create(Block config) {
            return new ByBlock(config);
        }
    }

    private static final Catalog<Greeter> CATALOG = Catalog.of("greeter", Greeter.class)
            .with("polite", Greeting.class, ByRecord::new)
            .with("very-plain", ByNothing::new);

    private static Block yaml(String text) {
        return Block.ofYaml(text, "run.yaml");
    }

    private static String greet(String name, String config) {
        return CATALOG.create(name, yaml(config)).greet();
    }

    @Test
    void create_builtIn() {
        assertThat(greet("polite", "")).isEqualTo("hello");
        assertThat(greet("polite", "{word: hi, times: 2}")).isEqualTo("hihi");
        assertThat(greet("very_plain", "")).isEqualTo("nothing");
        assertThat(CATALOG.names()).containsExactly("polite", "very-plain");
        assertThat(CATALOG.settings()).isEqualTo(Map.of("polite", Greeting.class));
    }

    @Test
    void create_ownClass() {
        assertThat(greet(ByRecord.class.getName(), "{times: 3}")).isEqualTo("hellohellohello");
        assertThat(greet(ByBlock.class.getName(), "{word: raw}")).isEqualTo("raw");
        assertThat(greet(ByNothing.class.getName(), "")).isEqualTo("nothing");
    }

    @Test
    void create_extension(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Extension.class.getName()), FromJar.class.getName());
        within(folder, () -> {
            assertThat(greet("from_jar", "{word: jar}")).isEqualTo("jar");
            assertThat(CATALOG.names()).containsExactly("from-jar", "polite", "very-plain");
            assertThat(Catalog.of("other", Runnable.class).names()).isEmpty();
        });
        Files.writeString(services.resolve(Extension.class.getName()), "no.such.Thing");
        within(
                folder,
                () -> assertThatThrownBy(() -> greet("from-jar", ""))
                        .isInstanceOf(ConfException.class)
                        .hasMessageContaining("does not load"));
    }

    private static void within(Path folder, Runnable work) throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            work.run();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void create_unknownName() {
        assertThatThrownBy(() -> greet("pollite", ""))
                .isInstanceOf(ConfException.class)
                .hasMessage("There is no greeter 'pollite'. On offer: polite, very-plain. Did you mean 'polite'?"
                        + " For a class of your own give its full name.");
    }

    @Test
    void create_unknownClass() {
        assertThatThrownBy(() -> greet("com.example.Greeter", ""))
                .isInstanceOf(ConfException.class)
                .hasMessage("There is no greeter 'com.example.Greeter', neither by name (on offer: polite, very-plain)"
                        + " nor as a class. Is its jar on the class path? Pass --jars.");
    }

    @Test
    void create_wrongClass() {
        assertThatThrownBy(() -> greet("java.lang.Object", ""))
                .isInstanceOf(ConfException.class)
                .hasMessage("The greeter 'java.lang.Object' does not implement " + Greeter.class.getName()
                        + ". Let the class implement it.");
        for (Class<?> type : new Class<?>[] {NoConstructor.class, Greeter.class}) {
            assertThatThrownBy(() -> greet(type.getName(), ""))
                    .isInstanceOf(ConfException.class)
                    .hasMessageContaining("a public constructor that takes one settings record");
        }
    }

    @Test
    void create_constructorThrows() {
        assertThatThrownBy(() -> greet(Failing.class.getName(), ""))
                .isInstanceOf(ConfException.class)
                .hasMessage("The greeter '" + Failing.class.getName()
                        + "' cannot be made: no throat. Mend its settings or its class.");
    }

    @Test
    void create_wrongSettings() {
        assertThatThrownBy(() -> CATALOG.create("polite", yaml("a: {tiems: 1}").at("a")))
                .hasMessage("Cannot read run.yaml: 'a.tiems' (line 1) is not a setting. Did you mean 'a.times'?");
        assertThatThrownBy(() -> greet("very-plain", "{a: 1}"))
                .hasMessage("Cannot read run.yaml: 'a' (line 1) is not a setting. No settings are taken here.");
        assertThatThrownBy(() -> greet(ByNothing.class.getName(), "{a: 1}")).isInstanceOf(ConfException.class);
        assertThatThrownBy(() -> greet(ByRecord.class.getName(), "{times: 0}")).isInstanceOf(ConfException.class);
    }
}

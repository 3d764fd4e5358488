package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows the search as a library in a few lines; here they are compiled and run as they stand there. */
final class LibraryExampleTest {

    private static final Pattern LINES = Pattern.compile("## As a library.*?```java\n(.*?)```", Pattern.DOTALL);

    private static final String PROGRAM = """
            import dev.lamarck.evolve.Evolution;
            import dev.lamarck.genome.*;

            public final class Example {
                public static void main(String[] arguments) {
            %s
                }

                private static double sphere(Vector point) {
                    double sum = 0;
                    for (double x : point.genes()) {
                        sum += (x - 1) * (x - 1);
                    }
                    return sum;
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void readme_library_runsAndFindsTheMinimum() throws Exception {
        Path source = Files.writeString(folder.resolve("Example.java"), PROGRAM.formatted(lines()));
        String classPath = System.getProperty("java.class.path");
        int code = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(code).isZero();
        assertThat(printed()).containsPattern("score -[0-9.]+E-[0-9]+");
    }

    private static String lines() throws IOException {
        Path readme = Path.of(System.getProperty("lamarck.home", "..")).resolve("README.md");
        Matcher lines = LINES.matcher(Files.readString(readme));
        assertThat(lines.find()).isTrue();
        assertThat(lines.group(1).lines().count()).isLessThanOrEqualTo(10);
        return lines.group(1);
    }

    private String printed() throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            Method main = loader.loadClass("Example").getMethod("main", String[].class);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}

package dev.lamarck.evaluate.jvm.host;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles sources that come over a socket, in memory, until the socket is closed. Annotation processors do not run, so
 * nothing of a candidate does.
 */
public final class CompilerMain {

    private CompilerMain() {}

    /** Arguments: the socket, the class path. Asked with sources by path, it answers with classes by name, or an error. */
    public static void main(String[] arguments) throws IOException {
        Line line = Line.open(arguments[0]);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        line.out().writeBoolean(true);
        line.out().flush();
        while (true) {
            Map<String, byte[]> sources;
            try {
                sources = Wire.read(line.in());
            } catch (EOFException e) {
                return; // nobody asks any more
            }
            Wire.write(line.out(), compile(compiler, sources, arguments[1]));
        }
    }

    private static Map<String, byte[]> compile(JavaCompiler compiler, Map<String, byte[]> sources, String classPath)
            throws IOException {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((path, text) -> units.add(new Source(path, new String(text, StandardCharsets.UTF_8))));
        List<String> options = List.of("-proc:none", "-nowarn", "-Xlint:none", "-g", "-cp", classPath);
        try (StandardJavaFileManager standard =
                        compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8);
                Classes classes = new Classes(standard)) {
            boolean compiled =
                    compiler.getTask(null, classes, said, options, null, units).call();
            return compiled ? classes.compiled() : Map.of("", errors(said));
        }
    }

    /** Without a name, for no class has none. */
    private static byte[] errors(DiagnosticCollector<JavaFileObject> said) {
        StringBuilder text = new StringBuilder();
        said.getDiagnostics()
                .forEach(diagnostic -> text.append(diagnostic.getSource() instanceof Source source ? source.path : "")
                        .append(':')
                        .append(diagnostic.getLineNumber())
                        .append(": ")
                        .append(diagnostic.getMessage(Locale.ROOT))
                        .append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String path;
        private final String text;

        Source(String path, String text) {
            super(URI.create("string:///" + path.replaceAll("[^A-Za-z0-9_/.$]", "_")), Kind.SOURCE);
            this.path = path;
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Compiled extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Compiled(String name) {
            super(URI.create("bytes:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class Classes extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, Compiled> made = new TreeMap<>();

        Classes(StandardJavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return made.computeIfAbsent(name, Compiled::new);
        }

        Map<String, byte[]> compiled() {
            Map<String, byte[]> classes = new TreeMap<>();
            made.forEach((name, file) -> classes.put(name, file.bytes.toByteArray()));
            return classes;
        }
    }
}

package dev.lamarck.evaluate.jvm.host;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Waits with the evaluator loaded for a program, gives it to the evaluator, says what that says, and ends. Each program
 * gets a class loader of its own.
 */
public final class SpareMain {

    /** What an answer's parts are named: the first letter tells what they are. */
    public static final String METRIC = "m:";

    public static final String ARTIFACT = "a:";
    public static final String THROWN = "thrown";
    public static final String TRACE = "trace";

    /** What the parts of a job are named that are no classes. */
    public static final String MAIN = "main:";

    public static final String SEED = "seed:";

    private SpareMain() {}

    /** Arguments: the socket, the evaluator's class, how many programs. */
    public static void main(String[] arguments) throws Exception {
        Line line = Line.open(arguments[0]);
        Method evaluate = Class.forName(arguments[1]).getMethod("evaluate", Class.class, long.class);
        line.out().writeBoolean(true);
        line.out().flush();
        for (int left = Integer.parseInt(arguments[2]); left > 0; left--) {
            Wire.write(line.out(), answer(evaluate, next(line)));
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(0); // whatever threads the program has left
    }

    private static Map<String, byte[]> next(Line line) throws IOException {
        try {
            return Wire.read(line.in());
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0); // nobody needs it any more
            throw e;
        }
    }

    private static Map<String, byte[]> answer(Method evaluate, Map<String, byte[]> job) {
        try {
            String main = text(job.getOrDefault(MAIN, new byte[0]));
            long seed = Long.parseLong(text(job.getOrDefault(SEED, new byte[0])));
            Object said = evaluate.invoke(null, new Candidate(job).loadClass(main), seed);
            return found(said);
        } catch (InvocationTargetException e) {
            return thrown(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) { // boundary: main
            return thrown(e);
        }
    }

    private static Map<String, byte[]> found(Object said) {
        if (!(said instanceof Map<?, ?> map)) {
            return thrown(new ClassCastException("The evaluator's method 'evaluate' has to return a Map, not " + said));
        }
        Map<String, byte[]> parts = new TreeMap<>();
        map.forEach((key, value) -> {
            if (value instanceof Number number) {
                parts.put(METRIC + key, bytes(Double.toString(number.doubleValue())));
            } else if (value instanceof Boolean truth) {
                parts.put(METRIC + key, bytes(truth ? "1" : "0"));
            } else if (value != null) {
                parts.put(ARTIFACT + key, bytes(value.toString()));
            }
        });
        return parts;
    }

    private static Map<String, byte[]> thrown(Throwable thrown) {
        StringWriter trace = new StringWriter();
        if (thrown instanceof OutOfMemoryError || thrown instanceof StackOverflowError) {
            trace.write(thrown.toString()); // there may be no room for more
        } else {
            thrown.printStackTrace(new PrintWriter(trace));
        }
        return Map.of(THROWN, bytes(thrown.toString()), TRACE, bytes(trace.toString()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The classes of a program. */
    private static final class Candidate extends ClassLoader {
        private final Map<String, byte[]> classes;

        Candidate(Map<String, byte[]> classes) {
            super(SpareMain.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] content = classes.get(name);
            if (content == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, content, 0, content.length);
        }
    }
}

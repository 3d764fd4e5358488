package dev.lamarck.evaluate.tests.host;

import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has JaCoCo's command line write a report for each class of tests, all in one JVM. No code of the program is here. */
public final class CoverageMain {

    private CoverageMain() {}

    /** Arguments: the main class of JaCoCo's command line, the folder with classes, the folders with execution data. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class<?> tool = Class.forName(arguments[0]);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        for (int i = 2; i < arguments.length; i++) {
            Path folder = Path.of(arguments[i]);
            String[] command = {
                "report",
                folder.resolve("jacoco.exec").toString(),
                "--classfiles",
                arguments[1],
                "--xml",
                folder.resolve("jacoco.xml").toString()
            };
            int code = run(tool, command, out);
            if (code != 0 || !Files.exists(folder.resolve("jacoco.xml"))) {
                System.exit(1);
            }
        }
    }

    private static int run(Class<?> tool, String[] command, PrintWriter out) throws ReflectiveOperationException {
        Constructor<?> make = tool.getDeclaredConstructor(String[].class);
        make.setAccessible(true);
        Method execute = tool.getMethod("execute", PrintWriter.class, PrintWriter.class);
        try {
            return (Integer) execute.invoke(make.newInstance((Object) command), out, out);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("JaCoCo's command line failed", e.getCause());
        }
    }
}

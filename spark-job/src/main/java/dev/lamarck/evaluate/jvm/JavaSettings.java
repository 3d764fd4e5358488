package dev.lamarck.evaluate.jvm;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evaluate.sandbox.Limits;
import java.time.Duration;
import java.util.List;

/** What scores programs in Java. */
public record JavaSettings(
        @NonEmpty
        @Doc(
                "a Java source file whose public class has 'public static Map<String, ?> evaluate(Class<?> program, long seed)'; or the name of such a class in class-path")
        String evaluator,

        @Default("[]") @Doc("jars and folders of classes that the evaluator and the programs use")
        List<String> classPath,

        @Range(min = 1) @Default("2") @Doc("how many JVMs stand ready, in each executor")
        int spares,

        @Range(min = 1)
        @Default("1")
        @Doc("how many programs run in one JVM, one after the other; more than 1 is for programs that can be trusted")
        int reuse,

        @Positive @Default("60s") @Doc("time to compile one program")
        Duration compileTimeout,

        @Default("[]") @Doc("further options of the JVMs that programs run in")
        List<String> options,

        @Doc("what one evaluation may take; the heap gets 70% of the memory")
        Limits limits) {

    public JavaSettings {
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
    }

    boolean isSource() {
        return evaluator.endsWith(".java");
    }
}

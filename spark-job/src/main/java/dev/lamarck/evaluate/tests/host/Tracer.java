package dev.lamarck.evaluate.tests.host;

import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * The agent that has the program's methods say that they are entered. JaCoCo's probes cannot stand in for it: they are
 * passed where a block of code ends, so that a method which an exception leaves early was never there.
 */
public final class Tracer implements ClassFileTransformer {

    private final String folder;

    private Tracer(String folder) {
        this.folder = folder;
    }

    /** Argument: the folder with the program's classes. */
    public static void premain(String folder, Instrumentation instrumentation) {
        instrumentation.addTransformer(new Tracer(new File(folder).toURI().getRawPath()));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] content) {
        if ("java/lang/ProcessImpl".equals(name)) {
            Seen.blind(); // it is about to start a process
        }
        if (!isOfProgram(domain)) {
            return null;
        }
        Seen.begin();
        if (redefined != null || !reaches(loader)) {
            return null;
        }
        byte[] changed = new Splice(content).changed(); // the JVM says nothing of exceptions in here
        Seen.done();
        return changed;
    }

    private boolean isOfProgram(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        return source != null
                && source.getLocation() != null
                && folder.equals(source.getLocation().getPath());
    }

    /** Whether classes of this loader find the class that they are to call. */
    private static boolean reaches(@Nullable ClassLoader loader) {
        for (ClassLoader at = loader; at != null; at = at.getParent()) {
            if (at == ClassLoader.getSystemClassLoader()) {
                return true;
            }
        }
        return false;
    }
}

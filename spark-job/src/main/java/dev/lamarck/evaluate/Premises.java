package dev.lamarck.evaluate;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** Where evaluators work: one for each JVM and run, shared by all of the run's evaluators there. */
public interface Premises {

    /** Where an asset lies on this machine, read-only. */
    Path file(String path);

    /** A folder of this JVM's own for whatever is made here; removed when the JVM ends. */
    Path scratch();

    /** What there is once for all evaluators here, made when it is first asked for and closed with the premises. */
    <T extends AutoCloseable> T shared(String key, Class<T> type, Supplier<T> make);

    /** The environment that the JVM was started with; nothing of it may reach a candidate unless the settings say so. */
    Map<String, String> environment();
}

package dev.lamarck.store;

import static java.util.Map.entry;

import io.delta.storage.AzureLogStore;
import io.delta.storage.GCSLogStore;
import io.delta.storage.HDFSLogStore;
import io.delta.storage.LogStore;
import io.delta.storage.S3SingleDriverLogStore;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Which log store publishes the commits of a warehouse: the one that Spark uses there, so that both exclude each other. */
final class LogStores {

    private static final Map<String, Class<? extends LogStore>> DELTAS_CHOICE = Map.ofEntries(
            entry("hdfs", HDFSLogStore.class),
            entry("viewfs", HDFSLogStore.class),
            entry("s3", S3SingleDriverLogStore.class),
            entry("s3a", S3SingleDriverLogStore.class),
            entry("s3n", S3SingleDriverLogStore.class),
            entry("abfs", AzureLogStore.class),
            entry("abfss", AzureLogStore.class),
            entry("adl", AzureLogStore.class),
            entry("wasb", AzureLogStore.class),
            entry("wasbs", AzureLogStore.class),
            entry("gs", GCSLogStore.class));

    private LogStores() {}

    /** The Spark setting that chooses the class for a scheme. */
    static String key(String scheme) {
        return "spark.delta.logStore." + scheme + ".impl";
    }

    static LogStore open(String scheme, Optional<String> chosen, Configuration configuration, FaultPoint faults) {
        if (scheme.equals("file")) {
            if (!chosen.equals(Optional.of(HardLinkLogStore.class.getName()))) {
                throw StoreErrors.unsafeLogStore(chosen);
            }
            return new HardLinkLogStore(configuration, faults);
        }
        Optional<Class<? extends LogStore>> usual = Optional.ofNullable(DELTAS_CHOICE.get(scheme));
        if (chosen.isEmpty() && usual.isEmpty()) {
            throw StoreErrors.unknownScheme(scheme); // Delta would rename there, which may replace another's commit
        }
        try {
            Class<?> type = chosen.isPresent()
                    ? Class.forName(chosen.get(), true, Thread.currentThread().getContextClassLoader())
                    : usual.orElseThrow();
            return (LogStore) type.getConstructor(Configuration.class).newInstance(configuration);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw StoreErrors.logStoreClass(scheme, chosen, unwrap(e));
        }
    }

    private static Throwable unwrap(Throwable thrown) {
        return thrown instanceof InvocationTargetException invocation && invocation.getCause() != null
                ? invocation.getCause()
                : thrown;
    }
}

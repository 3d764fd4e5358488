package dev.lamarck.store;

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

    private static final Map<String, Class<? extends LogStore>> DELTAS_CHOICE = Map.of(
            "s3", S3SingleDriverLogStore.class,
            "s3a", S3SingleDriverLogStore.class,
            "s3n", S3SingleDriverLogStore.class,
            "abfs", AzureLogStore.class,
            "abfss", AzureLogStore.class,
            "adl", AzureLogStore.class,
            "wasb", AzureLogStore.class,
            "wasbs", AzureLogStore.class,
            "gs", GCSLogStore.class);

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
        try {
            Class<?> type = chosen.isPresent()
                    ? Class.forName(chosen.get(), true, Thread.currentThread().getContextClassLoader())
                    : DELTAS_CHOICE.getOrDefault(scheme, HDFSLogStore.class);
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

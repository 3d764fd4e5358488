package dev.lamarck.spark;

import java.util.Map;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/** Ties the executor's runtime to the life of the executor, and carries what tasks tell the driver. */
public final class LamarckPlugin implements SparkPlugin {

    private static volatile @Nullable PluginContext line;

    @Override
    public DriverPlugin driverPlugin() {
        return new Listening();
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new Working();
    }

    /** Whether the driver says that a generation is closed. */
    static boolean closedAfter(Quorum.Report report) {
        PluginContext context = line;
        if (context == null) {
            throw SparkErrors.noPlugin();
        }
        try {
            return Boolean.TRUE.equals(context.ask(report));
        } catch (Exception e) { // boundary: task
            throw SparkErrors.driverSilent(e);
        }
    }

    private static final class Listening implements DriverPlugin {
        @Override
        public @Nullable Object receive(Object message) {
            return message instanceof Quorum.Report report ? Quorum.closedAfter(report) : null;
        }
    }

    private static final class Working implements ExecutorPlugin {
        @Override
        public void init(PluginContext context, Map<String, String> extraConf) {
            line = context;
        }

        @Override
        public void shutdown() {
            line = null;
            ExecutorRuntime.shutDown();
        }
    }
}

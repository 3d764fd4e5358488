package dev.lamarck.spark;

import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/** Ties the executor's runtime to the life of the executor. */
public final class LamarckPlugin implements SparkPlugin {

    @Override
    public @Nullable DriverPlugin driverPlugin() {
        return null;
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new Closing();
    }

    private static final class Closing implements ExecutorPlugin {
        @Override
        public void shutdown() {
            ExecutorRuntime.shutDown();
        }
    }
}

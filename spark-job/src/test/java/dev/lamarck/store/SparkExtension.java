package dev.lamarck.store;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one Spark session that all of them share, as a parameter. */
public final class SparkExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SparkSession.class;
    }

    @Override
    public SparkSession resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(session()), Shared.class)
                .session();
    }

    /** A session as Lamarck's own, with little parallelism and no web pages. */
    public static SparkSession session() {
        SparkSession.Builder builder = SparkSession.builder()
                .master("local[2]")
                .appName("tests")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.default.parallelism", 2)
                .config("spark.plugins", "dev.lamarck.spark.LamarckPlugin")
                .config("spark.sql.session.timeZone", "UTC");
        builder.config("spark.hadoop.fs.quota.impl", QuotaFileSystem.class.getName())
                .config("spark.delta.logStore.quota.impl", "io.delta.storage.LocalLogStore");
        Warehouse.sparkConf().forEach(builder::config);
        return builder.getOrCreate();
    }

    /** Closed by JUnit when all tests are done. */
    record Shared(SparkSession session) implements AutoCloseable {
        @Override
        public void close() {
            session.stop();
        }
    }
}

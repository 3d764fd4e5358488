package dev.lamarck.cli;

import dev.lamarck.spark.LamarckPlugin;
import dev.lamarck.store.Warehouse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts Spark as Lamarck needs it, leaving alone whatever the person has set. */
final class SparkStart implements Sparks {

    private static final Logger LOG = LoggerFactory.getLogger(SparkStart.class);
    private static final String EXTENSIONS = "spark.sql.extensions";
    private static final String NAME = "spark.app.name";

    private boolean starting;

    /** Whether Spark was asked for and is not there. */
    boolean starting() {
        return starting;
    }

    @Override
    public SparkSession session(String title, boolean ui) {
        starting = true;
        SparkSession session =
                SparkSession.builder().config(conf(new SparkConf(), title, ui)).getOrCreate();
        starting = false;
        session.sparkContext().uiWebUrl().foreach(url -> {
            LOG.info("spark-ui={}", url);
            return url;
        });
        return session;
    }

    static SparkConf conf(SparkConf conf, String title, boolean ui) {
        new TreeMap<>(Warehouse.sparkConf()).forEach((key, value) -> {
            if (key.equals(EXTENSIONS)) {
                append(conf, key, value);
            } else {
                conf.setIfMissing(key, value);
            }
        });
        append(conf, "spark.plugins", LamarckPlugin.class.getName());
        // spark-submit names an application after its main class if the person gives no name
        if (conf.get(NAME, Main.class.getName()).equals(Main.class.getName())) {
            conf.set(NAME, title);
        }
        return conf.setIfMissing("spark.master", "local[*]")
                // Spark makes this folder whether or not anything is put there, by default in the working folder
                .setIfMissing("spark.sql.warehouse.dir", scratch())
                .setIfMissing("spark.ui.enabled", String.valueOf(ui))
                // each generation is a job, and what Spark remembers of jobs is the driver's memory
                .setIfMissing("spark.ui.retainedJobs", "200")
                .setIfMissing("spark.ui.retainedStages", "200")
                .setIfMissing("spark.ui.retainedTasks", "10000")
                .setIfMissing("spark.sql.ui.retainedExecutions", "100")
                .setIfMissing("spark.sql.shuffle.partitions", "8")
                .setIfMissing("spark.sql.session.timeZone", "UTC");
    }

    private static String scratch() {
        String name = "lamarck-spark-warehouse-" + System.getProperty("user.name");
        return Path.of(System.getProperty("java.io.tmpdir"), name).toUri().toString();
    }

    private static void append(SparkConf conf, String key, String name) {
        String given = conf.get(key, "");
        boolean there = Arrays.stream(given.split(",", -1)).map(String::strip).anyMatch(name::equals);
        if (!there) {
            conf.set(key, given.isBlank() ? name : given + "," + name);
        }
    }
}

package dev.lamarck.cli;

import org.apache.spark.sql.SparkSession;

/** Where commands get Spark from, those that need it. */
@FunctionalInterface
interface Sparks {

    /**
     * A session of Lamarck's kind.
     *
     * @param title what it is for, as Spark's pages show it
     * @param ui whether those pages are wanted
     */
    SparkSession session(String title, boolean ui);
}

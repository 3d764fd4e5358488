package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

final class SparkStartTest {

    private static SparkConf nothing() {
        return new SparkConf(false);
    }

    @Test
    void conf_bringsWhatLamarckNeeds() {
        SparkConf conf = SparkStart.conf(nothing(), "lamarck run demo", true);

        assertThat(conf.get("spark.app.name")).isEqualTo("lamarck run demo");
        assertThat(conf.get("spark.plugins")).isEqualTo("dev.lamarck.spark.LamarckPlugin");
        assertThat(conf.get("spark.sql.extensions")).contains("DeltaSparkSessionExtension");
        assertThat(conf.get("spark.ui.enabled")).isEqualTo("true");
    }

    @Test
    void conf_leavesAloneWhatThePersonHasSet() {
        SparkConf given = nothing()
                .set("spark.app.name", "mine")
                .set("spark.plugins", "com.example.Plugin")
                .set("spark.ui.enabled", "true")
                .set("spark.sql.shuffle.partitions", "64");

        SparkConf conf = SparkStart.conf(given, "lamarck list", false);

        assertThat(conf.get("spark.app.name")).isEqualTo("mine");
        assertThat(conf.get("spark.plugins")).isEqualTo("com.example.Plugin,dev.lamarck.spark.LamarckPlugin");
        assertThat(conf.get("spark.ui.enabled")).isEqualTo("true");
        assertThat(conf.get("spark.sql.shuffle.partitions")).isEqualTo("64");
    }

    @Test
    void conf_replacesTheNameThatSparkSubmitMadeUp() {
        SparkConf given = nothing().set("spark.app.name", "dev.lamarck.cli.Main");

        assertThat(SparkStart.conf(given, "lamarck list", false).get("spark.app.name"))
                .isEqualTo("lamarck list");
    }
}

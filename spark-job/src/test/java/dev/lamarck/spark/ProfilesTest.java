package dev.lamarck.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Demand;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.TaskResourceProfile;
import org.junit.jupiter.api.Test;

final class ProfilesTest {

    private static final long GIB = 1L << 30;

    private static SparkConf cluster(String... settings) {
        SparkConf conf = new SparkConf(false).set("spark.master", "spark://there:7077");
        for (int i = 0; i < settings.length; i += 2) {
            conf.set(settings[i], settings[i + 1]);
        }
        return conf;
    }

    private static SparkConf dynamic(String... settings) {
        return cluster(settings).set("spark.dynamicAllocation.enabled", "true");
    }

    private static Map<String, Double> ofTask(SparkConf conf, Demand demand) {
        return Profiles.of(conf, demand).orElseThrow().taskResourcesJMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().amount()));
    }

    private static Map<String, Long> ofExecutor(SparkConf conf, Demand demand) {
        return Profiles.of(conf, demand).orElseThrow().executorResourcesJMap().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().amount()));
    }

    @Test
    void of_nothing_isNoProfile() {
        assertThat(Profiles.of(dynamic(), Demand.nothing())).isEmpty();
        assertThat(Profiles.of(cluster("spark.master", "local[4]"), new Demand(2, 0, 1)))
                .isEmpty();
    }

    @Test
    void of_fixedExecutors_saysWhatOneTaskTakes() {
        Demand demand = new Demand(2, GIB, 0.5);
        assertThat(Profiles.of(cluster(), demand)).containsInstanceOf(TaskResourceProfile.class);
        assertThat(ofTask(cluster(), demand)).containsOnly(Map.entry("cpus", 2.0), Map.entry("gpu", 0.5));
        assertThat(Profiles.of(cluster(), new Demand(0, GIB, 0))).isEmpty();
    }

    @Test
    void of_dynamicExecutors_saysWhatOneHasForAllThatItEvaluatesAtATime() {
        assertThat(ofTask(dynamic(), new Demand(2, GIB, 0))).containsOnly(Map.entry("cpus", 2.0));
        assertThat(ofExecutor(dynamic(), new Demand(2, GIB, 0)))
                .containsOnly(Map.entry("cores", 2L), Map.entry("memoryOverhead", 1024L));
        assertThat(ofExecutor(dynamic("spark.executor.cores", "8"), new Demand(2, GIB, 0)))
                .containsOnly(Map.entry("cores", 8L), Map.entry("memoryOverhead", 4096L));
        assertThat(ofExecutor(dynamic(), new Demand(2, GIB, 0.5)))
                .containsOnly(Map.entry("cores", 4L), Map.entry("memoryOverhead", 2048L), Map.entry("gpu", 1L));
    }

    @Test
    void of_dynamicExecutorsWithGpus_findsThemAsOthersDo() {
        SparkConf conf = dynamic(
                "spark.executor.resource.gpu.discoveryScript", "/find.sh", "spark.executor.resource.gpu.vendor", "v");
        ResourceProfile profile = Profiles.of(conf, new Demand(0, 0, 2)).orElseThrow();
        assertThat(profile.executorResourcesJMap().get("gpu").discoveryScript()).isEqualTo("/find.sh");
        assertThat(profile.executorResourcesJMap().get("gpu").vendor()).isEqualTo("v");
        assertThat(profile.executorResourcesJMap().get("gpu").amount()).isEqualTo(2);
    }

    @Test
    void check_ofWhatFixedExecutorsLack_isRefused() {
        assertThatThrownBy(() -> Profiles.check(cluster("spark.executor.cores", "2"), new Demand(3, 0, 0)))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("asks for 3 cores, but executors have 2");
        assertThatThrownBy(() -> Profiles.check(cluster(), new Demand(0, 0, 1)))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("spark.executor.resource.gpu.amount");
        assertThatCode(() -> Profiles.check(dynamic("spark.executor.cores", "2"), new Demand(3, 0, 1)))
                .doesNotThrowAnyException();
        assertThatCode(() -> Profiles.check(cluster("spark.executor.cores", "2"), new Demand(2, GIB, 0)))
                .doesNotThrowAnyException();
    }
}

package dev.lamarck.evaluate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DistributionTest {

    private final List<String> warnings = new ArrayList<>();

    private Block translated(String yaml) {
        return new Distribution()
                .translate(Block.ofYaml(yaml, "run.yaml"), warnings::add)
                .orElseThrow();
    }

    @Test
    void translate_workersOfRay_becomeResourcesAndAdvice() {
        Block block = translated("""
                run: {seed: 3}
                evaluation:
                  distributed:
                    enabled: true
                    strategy: "ray"
                    ray:
                      head_node: "ray://head-node:10001"
                      num_workers: 8
                      resources_per_worker: {num_cpus: 2, num_gpus: 0.5}
                """);
        assertThat(block.text("evaluator.resources.cores")).hasValue("2");
        assertThat(block.text("evaluator.resources.gpus")).hasValue("0.5");
        assertThat(block.text("run.seed")).hasValue("3");
        assertThat(block.value("evaluation")).isEmpty();
        assertThat(warnings)
                .hasSize(2)
                .anyMatch(warning -> warning.contains("spark.executor.instances=8"))
                .anyMatch(warning -> warning.contains("--master"));
    }

    @Test
    void translate_workersOfKubernetes_becomeResourcesAndAdvice() {
        Block block = translated("""
                evaluation:
                  distributed:
                    enabled: true
                    strategy: kubernetes
                    kubernetes:
                      namespace: "openevolve"
                      worker_image: "openevolve:latest"
                      worker_replicas: 10
                      resource_limits: {cpu: "2500m", memory: "4Gi", gpu: "1"}
                """);
        assertThat(block.text("evaluator.resources.cores")).hasValue("3");
        assertThat(block.text("evaluator.resources.memory")).hasValue("4GiB");
        assertThat(block.text("evaluator.resources.gpus")).hasValue("1.0");
        assertThat(warnings).hasSize(3).anyMatch(warning -> warning.contains("container.image=openevolve:latest"));
    }

    @Test
    void translate_switchedOff_asksForNothing() {
        Block block = translated("evaluation: {distributed: {enabled: false, ray: {num_workers: 8}}}");
        assertThat(block.isEmpty()).isTrue();
        assertThat(warnings).isEmpty();
    }

    @Test
    void translate_compositeEvaluator_becomesOurs() {
        Block block = translated("""
                composite_evaluator:
                  evaluators:
                    - class: "PerformanceEvaluator"
                      weight: 0.4
                      config: {timeout: 30, memory_limit: "1GB"}
                    - class: "CorrectnessEvaluator"
                      weight: 0.5
                      config: {test_suite: "comprehensive", coverage_threshold: 0.9}
                    - class: "com.example.Own"
                      weight: 0.1
                """);
        assertThat(block.text("evaluator.type")).hasValue("composite");
        assertThat(block.value("evaluator.config.evaluators").orElseThrow().toString())
                .contains(
                        "type=performance", "type=tests", "tests=comprehensive", "class=com.example.Own", "weight=0.5");
    }

    @Test
    void translate_ownSettings_areLeftAlone() {
        assertThat(new Distribution().translate(Block.ofYaml("run: {seed: 1}", "run.yaml"), warnings::add))
                .isEmpty();
    }
}

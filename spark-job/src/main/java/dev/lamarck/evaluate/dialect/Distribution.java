package dev.lamarck.evaluate.dialect;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The blocks {@code evaluation.distributed} and {@code composite_evaluator} as the founding documents write them: workers
 * and their resources become what Spark knows, and the parts of a composite evaluator become ours.
 */
public final class Distribution implements Dialect {

    private static final String DISTRIBUTED = "evaluation.distributed";
    private static final String COMPOSITE = "composite_evaluator.evaluators";

    private static final Map<String, String> CLASSES = new TreeMap<>(Map.of(
            "PerformanceEvaluator", "performance",
            "CorrectnessEvaluator", "tests",
            "CodeQualityEvaluator", "code-quality"));

    /** What only whoever starts Spark can say, and how. */
    private static final Map<String, String> TOLD_TO_SPARK = new TreeMap<>(Map.of(
            "ray.head_node", "say where the cluster is with --master, such as spark://HOST:7077",
            "celery.broker_url", "Spark needs no broker; say where the cluster is with --master",
            "kubernetes.namespace", "pass --conf spark.kubernetes.namespace=%s",
            "kubernetes.worker_image", "pass --conf spark.kubernetes.container.image=%s",
            "kubernetes.worker_replicas", "pass --conf spark.executor.instances=%s",
            "ray.num_workers", "pass --conf spark.executor.instances=%s"));

    private static final Map<String, String> RESOURCES = new TreeMap<>(Map.of(
            "ray.resources_per_worker.num_cpus", "cores",
            "ray.resources_per_worker.num_gpus", "gpus",
            "ray.resources_per_worker.memory", "memory",
            "kubernetes.resource_limits.cpu", "cores",
            "kubernetes.resource_limits.memory", "memory",
            "kubernetes.resource_limits.gpu", "gpus"));

    @Override
    public Optional<Block> translate(Block raw, Consumer<String> warn) {
        boolean distributed = raw.value(DISTRIBUTED).isPresent();
        boolean composite = raw.value(COMPOSITE).isPresent();
        if (!distributed && !composite) {
            return Optional.empty();
        }
        Block block = raw;
        if (composite) {
            block = block.without("composite_evaluator").overlaidBy(composite(raw));
        }
        if (distributed) {
            block = block.without(DISTRIBUTED).overlaidBy(resources(raw, warn));
            block = block.at("evaluation").isEmpty() ? block.without("evaluation") : block;
        }
        return Optional.of(block);
    }

    private static Block resources(Block raw, Consumer<String> warn) {
        Block block = raw.at(DISTRIBUTED);
        if (block.text("enabled").map("false"::equalsIgnoreCase).orElse(false)) {
            return Block.empty();
        }
        TOLD_TO_SPARK.forEach((path, advice) -> block.text(path)
                .ifPresent(value -> warn.accept("%s: '%s.%s' is Spark's business: %s."
                        .formatted(
                                raw.origin(DISTRIBUTED + "." + path).orElse("the settings"),
                                DISTRIBUTED,
                                path,
                                advice.contains("%s") ? advice.formatted(value) : advice))));
        Map<String, Object> resources = new LinkedHashMap<>();
        RESOURCES.forEach((path, ours) ->
                block.text(path).ifPresent(value -> resources.put(ours, amount(ours, value))));
        return resources.isEmpty() ? Block.empty() : Block.ofMap(Map.of("evaluator", Map.of("resources", resources)));
    }

    /** Cores and GPUs are numbers, thousandths of a core such as {@code 500m} count as a whole one. */
    private static Object amount(String resource, String text) {
        if (resource.equals("memory")) {
            return text.matches(".*[KMGT]i$") ? text + "B" : text;
        }
        if (resource.equals("gpus")) {
            return Double.parseDouble(text);
        }
        double cores = text.endsWith("m")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 1000
                : Double.parseDouble(text);
        return (int) Math.ceil(cores);
    }

    private static Block composite(Block raw) {
        List<Map<String, Object>> parts = new ArrayList<>();
        if (raw.value(COMPOSITE).orElseThrow() instanceof List<?> written) {
            for (Object each : written) {
                if (each instanceof Map<?, ?> part) {
                    parts.add(part(part));
                }
            }
        }
        return Block.ofMap(Map.of("evaluator", Map.of("type", "composite", "config", Map.of("evaluators", parts))));
    }

    private static Map<String, Object> part(Map<?, ?> written) {
        Map<String, Object> part = new LinkedHashMap<>();
        written.forEach((key, value) -> part.put(String.valueOf(key), value));
        String type = CLASSES.get(String.valueOf(part.get("class")));
        if (type != null) {
            part.remove("class");
            part.put("type", type);
        }
        if (part.get("config") instanceof Map<?, ?> config) {
            part.put("config", config(config));
        }
        return part;
    }

    /** A test suite is the folder of its tests. */
    private static Map<String, Object> config(Map<?, ?> written) {
        Map<String, Object> config = new LinkedHashMap<>();
        written.forEach((key, value) -> {
            String name = String.valueOf(key).toLowerCase(Locale.ROOT).replace('-', '_');
            config.put(name.equals("test_suite") ? "tests" : String.valueOf(key), value);
        });
        return config;
    }
}

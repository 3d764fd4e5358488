package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.Catalog;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Evolution;
import dev.lamarck.evolve.GenomeSettings;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Space;
import dev.lamarck.store.History;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Table;
import dev.lamarck.store.Warehouse;
import dev.lamarck.store.query.Fingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every strategy that is on offer keeps the promise of one seed, one result: laid on other partitions, stopped and
 * resumed, branched, and used as a library. A new one is tested here as soon as it has a name.
 */
@ExtendWith(SparkExtension.class)
final class StrategiesIT {

    private static final int LAST = 5;

    /** What cannot be used without settings of its own. */
    private static final Map<String, String> CONFIG = Map.of(
            "cvt-map-elites",
                    "{cells: 20, samples: 400, dimensions: [{feature: complexity, min: 0, max: 1},"
                            + " {feature: diversity, min: 0, max: 1}]}",
            "epsilon-lexicase", "{sample: 0.5}",
            "stagnation", "{generations: 1, action: both, max-islands: 3, founders: archive}",
            "ring", "interval: 2",
            "star", "interval: 2",
            "fully-connected", "interval: 1");

    private static final String SETTINGS = """
            run: {seed: 11}
            genome:
              genes:
                - {name: x, count: 4, min: -1, max: 1}
                - {name: n, type: integer, min: -1, max: 1}
                - {name: c, type: categorical, values: [red, green]}
            search:
              size: 28
              islands: 2
              objectives: [{metric: score}, {metric: second}]
              features: [complexity, diversity, case-0..2]
              constraints: [{feature: complexity, max: 0.9}]
            execution: {batch-size: 5}
            evaluator: {class: dev.lamarck.run.Valleys}
            """;

    @TempDir
    private Path folder;

    /** Strategies that are tried together, one of each port. */
    record Team(String operator, String survival, String parents, String migration, String renewal, String choice) {
        Block search() {
            return Block.ofMap(Map.of(
                    "operators",
                    List.of(plugin(operator), Map.of("type", "gaussian", "name", "other")),
                    "survival",
                    Map.of(
                            "island",
                            List.of(
                                    plugin(survival),
                                    Map.of("type", "elites", "role", "other", "config", Map.of("size", 5)))),
                    "parents",
                    plugin(parents),
                    "migration",
                    plugin(migration),
                    "renewal",
                    plugin(renewal),
                    "choice",
                    plugin(choice)));
        }

        private static Map<String, Object> plugin(String name) {
            Object config = CONFIG.containsKey(name)
                    ? Block.ofYaml(CONFIG.getOrDefault(name, ""), name).toMap()
                    : Map.of();
            return Map.of("type", name, "config", config);
        }
    }

    static List<Team> teams() {
        List<List<String>> columns = List.of(
                operators(),
                names(Catalogs.survivals()),
                names(Catalogs.parents()),
                names(Catalogs.migrations()),
                names(Catalogs.renewals()),
                names(Catalogs.choices()));
        int most = columns.stream().mapToInt(List::size).max().orElseThrow();
        return IntStream.range(0, most)
                .mapToObj(row -> columns.stream()
                        .map(column -> column.get(row % column.size()))
                        .toList())
                .map(names ->
                        new Team(names.get(0), names.get(1), names.get(2), names.get(3), names.get(4), names.get(5)))
                .toList();
    }

    /** Those for the genomes of these settings; operators on programs are held to the same by {@link SameResultIT}. */
    private static List<String> operators() {
        Space space = new Binder()
                .bind(Block.ofYaml(SETTINGS, "the test").at("genome"), GenomeSettings.class)
                .space();
        return Catalogs.operators().names().stream()
                .filter(name -> Catalogs.operators().create(name, Block.empty()).suits(space))
                .toList();
    }

    private static List<String> names(Catalog<?> catalog) {
        return List.copyOf(catalog.names());
    }

    @ParameterizedTest
    @MethodSource("teams")
    void run_ofEveryStrategy_hasOneResult(Team team, SparkSession spark) {
        Block settings = Block.ofYaml(SETTINGS, "the test")
                .with("run.warehouse", '"' + folder.toString() + '"')
                .overlaidBy(Block.ofMap(Map.of("search", team.search().toMap())));
        Runs runs = new Runs(spark);
        run(runs, "plain", settings, LAST, block -> block);
        Warehouse warehouse = runs.open(folder.toString(), StoreSettings.defaults());
        String expected = fingerprint(warehouse, "plain");

        run(runs, "partitions", settings, LAST, block -> block.with("execution.partitions", "3"));
        assertThat(fingerprint(warehouse, "partitions")).isEqualTo(expected);

        run(runs, "pieces", settings, 1, block -> block);
        run(runs, "pieces", settings, 3, block -> block);
        run(runs, "pieces", settings, LAST, block -> block);
        assertThat(fingerprint(warehouse, "pieces")).isEqualTo(expected);

        History.Entry origin = History.of(warehouse, "plain").at(new History.Moment.Generation(2));
        runs.branch(warehouse, origin, "plain", "branch", settings);
        run(runs, "branch", settings, LAST, block -> block);
        assertThat(fingerprint(warehouse, "branch")).isEqualTo(expected);

        assertThat(candidates(warehouse, "plain")).isEqualTo(library(settings));
    }

    private static void run(Runs runs, String name, Block settings, int last, UnaryOperator<Block> way) {
        runs.run(
                name,
                way.apply(settings.with("stop.generations", String.valueOf(last))),
                Progress.silent(),
                new StopSwitch());
    }

    private static String fingerprint(Warehouse warehouse, String run) {
        return Fingerprint.of(warehouse, run, LAST, Set.of());
    }

    private static List<String> candidates(Warehouse warehouse, String run) {
        return warehouse
                .table(Table.CANDIDATES)
                .where("run_id = '" + run + "'")
                .orderBy("generation", "slot")
                .collectAsList()
                .stream()
                .map(row -> row.<String>getAs("genome_hash"))
                .toList();
    }

    private static List<String> library(Block settings) {
        RunSettings all = RunSettings.of(settings);
        Evolution evolution = Evolution.of(
                new Evolution.Settings(
                        all.genome(), all.search(), all.execution().batchSize()),
                all.run().seed());
        List<String> hashes = new ArrayList<>();
        while (evolution.generation() <= LAST) {
            List<Genome> asked = evolution.ask();
            asked.forEach(genome -> hashes.add(genome.hash().toString()));
            evolution.tell(asked.stream().map(Valleys::outcome).toList());
        }
        return hashes;
    }
}

package dev.lamarck.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.genome.Metrics;
import dev.lamarck.store.CandidateCodec;
import dev.lamarck.store.GenerationCommit;
import dev.lamarck.store.GenerationRow;
import dev.lamarck.store.RunStore;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreException;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
final class ViewsIT {

    @TempDir
    static Path folder;

    private static Warehouse warehouse;
    private static SparkSession session;

    @BeforeAll
    static void fill(SparkSession shared) {
        session = shared;
        warehouse = Warehouse.open(session, path(), StoreSettings.defaults());
        SmallRuns runs = new SmallRuns(warehouse, "worker-1");
        runs.make("long", 3);
        runs.make("short", 1);
        warehouse.create(SmallRuns.row("empty"), "driver").close();
    }

    @Test
    void create_allRuns_showsEachRunUpToItsHead() {
        Views.create(warehouse, Optional.empty());
        assertThat(sql("SELECT * FROM heads")).contains("[long,3]", "[short,1]").doesNotContain("[empty,-1]");
        assertThat(sql("SELECT run_id, count(*) FROM candidates GROUP BY run_id"))
                .contains("[long,32]", "[short,16]");
        assertThat(sql("SELECT DISTINCT run_id, generation FROM population")).contains("[long,3]", "[short,1]");
        assertThat(sql("SELECT run_id FROM runs")).contains("[empty]", "[long]", "[short]");
    }

    @Test
    void create_oneRun_showsOnlyThatRun() {
        Views.create(warehouse, Optional.of("short"));
        for (ViewDoc view : Views.list()) {
            assertThat(sql("SELECT DISTINCT run_id FROM " + view.name()))
                    .as(view.name())
                    .isSubsetOf("[short]");
        }
        assertThat(sql("SELECT count(*) FROM candidates")).containsExactly("[16]");
    }

    @Test
    void create_runWithoutGeneration_showsNoFacts() {
        Views.create(warehouse, Optional.of("empty"));
        assertThat(sql("SELECT count(*) FROM candidates")).containsExactly("[0]");
        assertThat(sql("SELECT run_id FROM runs")).containsExactly("[empty]");
        assertThat(sql("SELECT * FROM champion")).isEmpty();
    }

    @Test
    void create_unknownRun_isTheUsersMistake() {
        assertThatThrownBy(() -> Views.create(warehouse, Optional.of("nobody")))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Cannot query run nobody: ");
    }

    @Test
    void create_factsWithoutPopulation_areHidden() {
        SmallRuns runs = new SmallRuns(warehouse, "worker-1");
        runs.make("torn", 1);
        tear(runs);
        Views.create(warehouse, Optional.empty());
        assertThat(sql("SELECT max(generation) FROM candidates WHERE run_id = 'torn'"))
                .containsExactly("[1]");
        Views.create(warehouse, Optional.of("torn"));
        assertThat(sql("SELECT max(generation) FROM candidates")).containsExactly("[1]");
    }

    @Test
    void create_whileRunGoesOn_keepsWhatItShows() {
        SmallRuns runs = new SmallRuns(warehouse, "worker-1");
        runs.make("going", 1);
        Views.create(warehouse, Optional.of("going"));
        try (RunStore store = warehouse.open("going", "another")) {
            runs.extend(store, 2);
        }
        assertThat(sql("SELECT DISTINCT generation FROM population")).containsExactly("[1]");
        assertThat(sql("SELECT max(generation) FROM candidates")).containsExactly("[1]");
    }

    @Test
    void derivedViews_answerTheirQuestions() {
        Views.create(warehouse, Optional.of("long"));
        assertThat(sql("SELECT generation, best, improved FROM best_so_far ORDER BY generation"))
                .containsExactly("[0,0.0,true]", "[1,1.0,true]", "[2,2.0,true]", "[3,3.0,true]");
        assertThat(sql("SELECT generation, slot, score FROM champion")).containsExactly("[3,0,3.0]");
        assertThat(sql("SELECT operator, children, scored, improvements, share, mean_gain FROM operator_earnings"
                        + " ORDER BY operator"))
                .containsExactly(
                        "[crossover,12,9,9,1.0,1.0]", "[gaussian,12,12,12,1.0,1.0]", "[random,8,7,0,null,null]");
        assertThat(sql("SELECT generation, kind, children, scored, improved, round(share, 3) FROM edit_earnings"
                        + " WHERE generation < 3 ORDER BY generation, kind"))
                .containsExactly(
                        "[1,constant,4,4,4,1.0]",
                        "[1,delete,3,2,2,0.667]",
                        "[2,constant,4,4,4,1.0]",
                        "[2,delete,3,2,2,0.667]");
        assertThat(sql("SELECT operator, failure_reason, candidates, first_generation, last_generation FROM failures"
                        + " ORDER BY operator"))
                .containsExactly("[crossover,timeout,3,1,3]", "[random,timeout,1,0,0]");
        assertThat(sql("SELECT model, calls, from_cache, prompt_tokens, cost, mean_latency_ms FROM cost_by_model"))
                .containsExactly("[model-a,8,4,800,2.0,800.0]");
        assertThat(sql("SELECT generation, total_ms, candidates_per_second FROM generation_times"
                        + " WHERE generation = 2"))
                .containsExactly("[2,25.0,400.0]");
    }

    @Test
    void operators_showWhatTheMetricsSay_ofCommittedGenerations() {
        SmallRuns runs = new SmallRuns(warehouse, "worker-1");
        try (RunStore store = warehouse.create(SmallRuns.row("earning"), "driver")) {
            store.commit(earning(runs.generation(store, 0), Map.of()));
            Map<String, Double> figures = new TreeMap<>(earned("mine/2", 8, 6, 3));
            figures.putAll(earned("x", 0, 0, 0));
            store.commit(earning(runs.generation(store, 1), figures));
        }
        try (RunStore store = dying().open("earning", "dying")) {
            GenerationCommit torn = earning(runs.generation(store, 2), earned("x", 5, 5, 5));
            assertThatThrownBy(() -> store.commit(torn)).hasMessageContaining("dead");
        }
        Views.create(warehouse, Optional.of("earning"));
        assertThat(sql("SELECT * FROM operators ORDER BY operator"))
                .containsExactly("[earning,1,mine/2,8,6,3,0.375]", "[earning,1,x,0,0,0,0.0]");
    }

    private static Map<String, Double> earned(String operator, int children, int scored, int improved) {
        String prefix = "operator/" + operator + "/";
        return Map.of(
                prefix + "children",
                (double) children,
                prefix + "scored",
                (double) scored,
                prefix + "improved",
                (double) improved,
                prefix + "reward",
                children == 0 ? 0.0 : (double) improved / children,
                "vary-ms-p50",
                3.5);
    }

    private static GenerationCommit earning(GenerationCommit plain, Map<String, Double> figures) {
        GenerationRow row = plain.row();
        return new GenerationCommit(
                plain.generation(),
                plain.settingsVersion(),
                plain.candidates(),
                plain.artifacts(),
                plain.llmCalls(),
                plain.cache(),
                plain.state(),
                plain.settings(),
                new GenerationRow(
                        row.generation(),
                        row.settingsVersion(),
                        row.scores(),
                        row.counts(),
                        row.times(),
                        row.failures(),
                        Metrics.of(figures)),
                plain.population());
    }

    @Test
    void lineage_holdsEachAncestorOfTheChampionOnce() {
        Views.create(warehouse, Optional.empty());
        assertThat(sql("SELECT depth, generation, slot FROM lineage WHERE run_id = 'long' ORDER BY depth, slot"))
                .containsExactly(
                        "[0,3,0]", "[1,2,0]", "[1,2,1]", "[2,1,0]", "[2,1,1]", "[2,1,2]", "[3,0,0]", "[3,0,1]",
                        "[3,0,2]", "[3,0,3]");
        assertThat(sql("SELECT count(*) FROM lineage WHERE run_id = 'short'")).containsExactly("[3]");
    }

    @Test
    void recursiveQuery_overViews_followsFirstParents() {
        Views.create(warehouse, Optional.of("long"));
        assertThat(sql("""
                        WITH RECURSIVE line (depth, generation, slot, parent) AS (
                          SELECT 0, generation, slot, parents[0] FROM champion
                          UNION ALL
                          SELECT depth + 1, elder.generation, elder.slot, get(elder.parents, 0)
                          FROM line JOIN candidates elder ON elder.candidate_id = line.parent WHERE depth < 50)
                        SELECT depth, generation, slot FROM line ORDER BY depth
                        """)).containsExactly("[0,3,0]", "[1,2,0]", "[2,1,0]", "[3,0,0]");
    }

    /** Leaves the candidates of generation 2 behind, as a driver does that dies before the population. */
    private static void tear(SmallRuns runs) {
        try (RunStore store = dying().open("torn", "dying")) {
            assertThatThrownBy(() -> store.commit(runs.generation(store, 2))).hasMessageContaining("dead");
        }
        assertThat(warehouse
                        .table(new CandidateCodec().table())
                        .where("run_id = 'torn' AND generation = 2")
                        .count())
                .isEqualTo(SmallRuns.SLOTS);
    }

    private static Warehouse dying() {
        return Warehouse.open(session, path(), StoreSettings.defaults(), point -> {
            if (point.equals("population.before")) {
                throw new IllegalStateException("dead");
            }
        });
    }

    private static String path() {
        return folder.resolve("ware house").toString();
    }

    private static List<String> sql(String query) {
        return session.sql(query).collectAsList().stream().map(Row::toString).toList();
    }
}

package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fencing, against commits made by hand. */
final class RunLogTest {

    private final Configuration configuration = new Configuration();
    private final Engine engine = DefaultEngine.create(configuration);
    private final Actions actions = new Actions(InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")));

    @TempDir
    Path folder;

    private TableLog table;
    private RunLog mine;

    @BeforeEach
    void makeTable() {
        table = new TableLog(
                Table.POPULATION,
                new org.apache.hadoop.fs.Path(folder.toUri()),
                new HardLinkLogStore(configuration),
                configuration);
        table.prepare();
        table.publish(0, actions.creation(Table.POPULATION, StoreSettings.defaults()));
        mine = open("r-1", "me");
    }

    @Test
    void publish_secondGeneration_replacesTheFilesOfTheFirst() {
        mine.publish(commit("r-1", "me", 0, "a"));
        mine.publish(commit("r-1", "me", 1, "b"));
        LogCommit last = table.read(2).orElseThrow();
        assertThat(last.removed()).containsExactly("run_id=r-1/a.parquet");
        assertThat(last.added("r-1")).containsExactly(file("r-1", "b"));
        assertThat(last.properties()).containsEntry("owner", "me").containsEntry("generation", "1");
        assertThat(mine.files()).containsExactly(file("r-1", "b"));
    }

    @Test
    void publish_afterColumnsWereAdded_goesBehindIt() {
        String root = table.root().toString();
        TableSnapshot now = TableSnapshot.load(Table.POPULATION, root, engine).orElseThrow();
        StructField more =
                StructField.apply("more", DataTypes.StringType, true, org.apache.spark.sql.types.Metadata.empty());
        table.publish(1, actions.extension(now.metadata(List.of(more))));
        mine.publish(commit("r-1", "me", 0, "a"));
        assertThat(mine.version()).isEqualTo(2);
        TableContract contract =
                TableSnapshot.load(Table.POPULATION, root, engine).orElseThrow().contract();
        assertThat(contract.schema().fieldNames())
                .startsWith(Table.POPULATION.schema().fieldNames())
                .endsWith("more");
        assertThat(contract.properties()).isEqualTo(now.contract().properties());
    }

    @Test
    void publish_afterAnotherRun_goesBehindIt() {
        open("r-2", "other").publish(commit("r-2", "other", 0, "x"));
        mine.publish(commit("r-1", "me", 0, "a"));
        assertThat(mine.version()).isEqualTo(2);
        assertThat(table.read(2).orElseThrow().removed()).isEmpty();
    }

    @Test
    void publish_afterAnotherDriverOfTheRun_isFencedHoweverOften() {
        open("r-1", "other").publish(commit("r-1", "other", 0, "x"));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> mine.publish(commit("r-1", "me", 0, "a")))
                    .isInstanceOf(FencedException.class)
                    .hasMessageContaining("another driver (other)")
                    .hasMessageContaining("version 1 of population");
        }
        assertThat(table.read(2)).isEmpty();
    }

    @Test
    void publish_afterALaterGenerationOfAnotherDriver_isFenced() {
        RunLog other = open("r-1", "other");
        other.publish(commit("r-1", "other", 0, "x"));
        other.publish(commit("r-1", "other", 1, "y"));
        assertThatThrownBy(() -> mine.publish(commit("r-1", "me", 0, "a"))).isInstanceOf(FencedException.class);
    }

    @Test
    void publish_whenTheAcknowledgementWasLost_countsAsDone() {
        TableCommit commit = commit("r-1", "me", 0, "a");
        table.publish(1, actions.generation(commit, new Driver("r-1", "me"), List.of()));
        mine.publish(commit);
        assertThat(mine.version()).isEqualTo(1);
        assertThat(mine.files()).containsExactly(file("r-1", "a"));
        assertThat(table.read(2)).isEmpty();
    }

    @Test
    void publish_afterACompaction_removesWhatIsLiveNow() {
        mine.publish(commit("r-1", "me", 0, "a"));
        table.publish(2, List.of(info(), remove("a"), add("compacted")));
        mine.publish(commit("r-1", "me", 1, "b"));
        assertThat(table.read(3).orElseThrow().removed()).containsExactly("run_id=r-1/compacted.parquet");
        assertThat(mine.files()).containsExactly(file("r-1", "b"));
    }

    @Test
    void publish_afterAChangeOfProperties_goesOn() {
        List<String> again = actions.creation(Table.POPULATION, StoreSettings.defaults());
        table.publish(1, List.of(again.get(0), again.get(2)));
        mine.publish(commit("r-1", "me", 0, "a"));
        assertThat(mine.version()).isEqualTo(2);
    }

    @Test
    void publish_afterAnUpgradeOfTheTable_isRefused() {
        table.publish(1, List.of(info(), "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7}}"));
        assertThatThrownBy(() -> mine.publish(commit("r-1", "me", 0, "a")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("protocol is (3, 7)");
    }

    @Test
    void publish_afterALostColumn_isRefused() {
        String without = actions.creation(Table.POPULATION, StoreSettings.defaults())
                .get(2)
                .replace("\\\"born_slot\\\"", "\\\"birth_slot\\\"");
        table.publish(1, List.of(info(), without));
        assertThatThrownBy(() -> mine.publish(commit("r-1", "me", 0, "a")))
                .hasMessageContaining("no column born_slot of type INT");
    }

    @Test
    void catchUp_ownCommitMadeByAnotherWriter_isFound() {
        TableCommit commit = commit("r-1", "me", 0, "a");
        assertThat(mine.catchUp(commit)).isFalse();
        table.publish(1, actions.generation(commit, new Driver("r-1", "me"), List.of()));
        open("r-2", "other").publish(commit("r-2", "other", 0, "x"));
        assertThat(mine.catchUp(commit)).isTrue();
        assertThat(mine.version()).isEqualTo(2);
        assertThat(mine.has(0)).isTrue();
    }

    @Test
    void newest_behindOtherRuns_isFoundAgain() {
        mine.publish(commit("r-1", "me", 0, "a"));
        mine.publish(commit("r-1", "me", 1, "b"));
        RunLog other = open("r-2", "other");
        for (int generation = 0; generation < 5; generation++) {
            other.publish(commit("r-2", "other", generation, "x" + generation));
        }
        RunLog later = open("r-1", "later");
        assertThat(later.version()).isEqualTo(7);
        assertThat(later.newest().orElseThrow().version()).isEqualTo(2);
        assertThat(later.versionOf(0)).isEqualTo(1);
        assertThat(later.files()).containsExactly(file("r-1", "b"));
        assertThat(later.has(1)).isTrue();
        assertThat(later.has(2)).isFalse();
    }

    private RunLog open(String run, String owner) {
        TableSnapshot snapshot = TableSnapshot.load(
                        Table.POPULATION, table.root().toString(), engine)
                .orElseThrow();
        return new RunLog(table, snapshot, new Driver(run, owner), actions);
    }

    private static TableCommit commit(String run, String owner, int generation, String name) {
        ObjectNode metadata = Json.object().put("run", run).put("owner", owner).put("generation", generation);
        return new TableCommit(Table.POPULATION, generation, List.of(file(run, name)), metadata);
    }

    private static DataFile file(String run, String name) {
        return new DataFile("run_id=" + run + "/" + name + ".parquet", run, 100, 1, 2, "{\"numRecords\":2}");
    }

    private static String info() {
        return "{\"commitInfo\":{\"timestamp\":1,\"operation\":\"OPTIMIZE\"}}";
    }

    private static String remove(String name) {
        return "{\"remove\":{\"path\":\"run_id=r-1/" + name + ".parquet\",\"deletionTimestamp\":1,"
                + "\"dataChange\":false}}";
    }

    private static String add(String name) {
        return "{\"add\":{\"path\":\"run_id=r-1/" + name
                + ".parquet\",\"partitionValues\":{\"run_id\":\"r-1\"},\"size\":9,\"modificationTime\":1,"
                + "\"dataChange\":false}}";
    }
}

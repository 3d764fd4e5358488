package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
final class RowFileIT {

    private static final HadoopConf CONF = new HadoopConf(new TreeMap<>());

    @TempDir
    Path folder;

    @Test
    void finish_candidates_areWhatSparkReads(SparkSession session) {
        assertReadBack(session, new CandidateCodec(), IntStream.range(0, 50)
                .mapToObj(slot -> Samples.candidate(1, slot))
                .toList());
    }

    @Test
    void finish_artifactsAndFigures_areWhatSparkReads(SparkSession session) {
        assertReadBack(session, new ArtifactCodec(), List.of(Samples.artifact(1, 2)));
        assertReadBack(session, new GenerationCodec(), List.of(Samples.generation(3, 10)));
    }

    @Test
    void finish_file_saysWhatIsInIt() {
        DataFile file = write(new CandidateCodec(), List.of(Samples.candidate(3, 4), Samples.candidate(3, 9)));
        assertThat(file.path()).startsWith("run_id=r-1/part-").endsWith(".parquet");
        assertThat(folder.resolve(file.path())).hasSize(file.size());
        assertThat(file.rows()).isEqualTo(2);
        assertThat(file.statsJson())
                .contains("\"maxValues\":{\"generation\":3,\"slot\":9,")
                .contains("\"score\":1}");
    }

    @Test
    void close_unfinished_leavesNothing() throws IOException {
        try (RowFile<StateRow> file = RowFile.create(new StateCodec(), target())) {
            file.write(Samples.state(1));
        }
        try (Stream<Path> files = Files.list(folder.resolve("run_id=r-1"))) {
            assertThat(files).isEmpty();
        }
    }

    private <T> void assertReadBack(SparkSession session, Codec<T> codec, List<T> rows) {
        DataFile file = write(codec, rows);
        List<T> read = session
                .read()
                .schema(codec.table().fileSchema())
                .parquet(folder.resolve(file.path()).toString())
                .collectAsList()
                .stream()
                .map(codec::fromRow)
                .toList();
        assertThat(read).usingRecursiveComparison().isEqualTo(rows);
    }

    private <T> DataFile write(Codec<T> codec, List<T> rows) {
        try (RowFile<T> file = RowFile.create(codec, target())) {
            rows.forEach(file::write);
            return file.finish();
        }
    }

    private FileTarget target() {
        return new FileTarget("file:" + folder, "run_id=r-1", "r-1", false, true, CONF);
    }
}

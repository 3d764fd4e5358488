package dev.lamarck.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Lineage;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.genome.Vector;
import dev.lamarck.store.CandidateCodec;
import dev.lamarck.store.CandidateRow;
import dev.lamarck.store.HadoopConf;
import dev.lamarck.store.Measured;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Genomes out of files that Spark has written, as it does when it compacts. */
@ExtendWith(SparkExtension.class)
final class GenomeFilesIT {

    private static final Program PROGRAM =
            new Program("python", List.of(new SourceFile("main.py", "x = 1\n"), new SourceFile("lib.py", "y = 2\n")));
    private static final Vector VECTOR = Vector.of(1, 2);
    private static final Marks MARKS = Marks.ofMap(Map.of("slow main.py:1", 1.0, "wrong lib.py:1", 0.1));

    @TempDir
    private Path folder;

    private static Row row(int slot, Genome genome, Marks marks) {
        Candidate candidate = new Candidate(
                new Hash128(1, slot),
                new Lineage(3, slot, 0, "test", List.of()),
                genome,
                genome.hash(),
                Outcome.scored(Metrics.of("score", 1)));
        return new CandidateCodec()
                .toRow(
                        new CandidateRow(
                                candidate,
                                OptionalDouble.of(1),
                                new double[] {1},
                                Metrics.none(),
                                new double[0],
                                Metrics.none(),
                                new Measured(0, 0, "here", "", 0, 0, 0, Instant.EPOCH),
                                List.of(),
                                marks),
                        "r-1");
    }

    private Map<Hash128, Elder> read(SparkSession session, String... without) {
        String place = folder.resolve("files").toString();
        session.createDataFrame(
                        List.of(row(0, PROGRAM, MARKS), row(1, VECTOR, Marks.none()), row(2, PROGRAM, Marks.none())),
                        Table.CANDIDATES.schema())
                .drop(without)
                .coalesce(1)
                .write()
                .parquet(place);
        String file = Arrays.stream(session.read().parquet(place).inputFiles())
                .findFirst()
                .orElseThrow();
        GenomeFiles files = new GenomeFiles(HadoopConf.of(session.sparkContext().hadoopConfiguration()));
        return files.read(file, List.of(spot(0), spot(1), spot(2)));
    }

    private static Order.Spot spot(int slot) {
        return new Order.Spot(new Hash128(1, slot), 3, slot, new double[0], List.of(0));
    }

    @Test
    void read_marks_areThoseThatWereWritten(SparkSession session) {
        assertThat(read(session, "run_id"))
                .isEqualTo(Map.of(
                        new Hash128(1, 0), new Elder(PROGRAM, MARKS),
                        new Hash128(1, 1), new Elder(VECTOR, Marks.none()),
                        new Hash128(1, 2), new Elder(PROGRAM, Marks.none())));
    }

    @Test
    void read_fileOfAnEarlierVersion_hasNoMarks(SparkSession session) {
        assertThat(read(session, "run_id", "edits", "marks"))
                .containsEntry(new Hash128(1, 0), new Elder(PROGRAM, Marks.none()))
                .containsEntry(new Hash128(1, 1), new Elder(VECTOR, Marks.none()));
    }
}

package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Lineage;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CodecTest {

    record Sample<T>(Codec<T> codec, T value) {}

    static Stream<Sample<?>> samples() {
        RunRow branch = new RunRow(
                "r-1",
                Samples.NOON,
                -1,
                "hash",
                "",
                "0.1.0",
                "java-strict",
                Optional.of(new RunRow.Parent("r-0", 12, 345)),
                Optional.empty());
        ArtifactRow large = new ArtifactRow(
                1, 2, "video", Samples.id(1, 2), "video/mp4", 1L << 40, Optional.empty(), Optional.of("s3a://b/video"));
        return Stream.of(
                new Sample<>(new RunCodec(), Samples.run("r-1")),
                new Sample<>(new RunCodec(), branch),
                new Sample<>(new CandidateCodec(), Samples.candidate(3, 4)),
                new Sample<>(new CandidateCodec(), Samples.candidate(0, 9)),
                new Sample<>(new CandidateCodec(), Samples.program(3, 4)),
                new Sample<>(new CandidateCodec(), pending()),
                new Sample<>(new ArtifactCodec(), Samples.artifact(1, 2)),
                new Sample<>(new ArtifactCodec(), large),
                new Sample<>(new LlmCallCodec(), Samples.llmCall(1, 2)),
                new Sample<>(new CacheCodec(), Samples.cached(1, 2)),
                new Sample<>(new StateCodec(), Samples.state(7)),
                new Sample<>(new SettingsCodec(), Samples.settings(7, 2)),
                new Sample<>(new GenerationCodec(), Samples.generation(7, 100)),
                new Sample<>(new PopulationCodec(), Samples.member(7, 5)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void fromRow_ofToRow_isTheSame(Sample<T> sample) {
        Row row = sample.codec().toRow(sample.value(), "r-1");
        assertThat(sample.codec().fromRow(row)).usingRecursiveComparison().isEqualTo(sample.value());
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void toRow_fillsTheColumnsOfTheTable(Sample<T> sample) {
        Row row = sample.codec().toRow(sample.value(), "r-1");
        StructField[] fields = sample.codec().table().schema().fields();
        assertThat(row.size()).isEqualTo(fields.length);
        assertThat(row.get(fields.length - 1)).isEqualTo("r-1");
        for (int i = 0; i < fields.length; i++) {
            assertThat(row.isNullAt(i) && !fields[i].nullable())
                    .as("%s is null", fields[i].name())
                    .isFalse();
        }
    }

    @Test
    void tables_haveACommentOnEveryColumn_andAreIndexedByTheFirst() {
        for (Table table : Table.values()) {
            assertThat(table.schema().fields())
                    .allMatch(field -> field.getComment().isDefined());
            assertThat(table.schema().fieldNames()).endsWith(Table.RUN);
            assertThat(table.comment()).isNotBlank();
        }
        assertThat(Table.CANDIDATES.schema().fieldNames()).startsWith("generation", "slot", "score");
    }

    @Test
    void candidateRow_withoutAFiniteScore_isRefused() {
        CandidateRow row = Samples.candidate(1, 1);
        assertThatThrownBy(() -> new CandidateRow(
                        row.candidate(),
                        OptionalDouble.of(Double.NaN),
                        row.fitness(),
                        row.features(),
                        row.profile(),
                        row.measured()))
                .hasMessageContaining("is NaN");
    }

    @Test
    void artifactRow_withoutContentOrUri_isRefused() {
        assertThatThrownBy(() -> new ArtifactRow(
                        1, 1, "log", Samples.id(1, 1), "text/plain", 3, Optional.empty(), Optional.empty()))
                .hasMessageContaining("either its content or a URI");
    }

    private static CandidateRow pending() {
        Vector genome = Vector.of(1, -0.5);
        Candidate candidate = new Candidate(
                new Hash128(-1, 5),
                new Lineage(2, 3, 0, "uniform", List.of()),
                genome,
                genome.hash(),
                new Outcome.Pending());
        return new CandidateRow(
                candidate,
                OptionalDouble.empty(),
                new double[0],
                Metrics.none(),
                new double[0],
                Metrics.of("case-1", 0.5),
                Samples.measured(3),
                List.of("{\"kind\": \"constant\"}", "{}"),
                Marks.ofMap(Map.of("slow main.py:12", 1.0, "wrong a b:c.py:3", 0.25)));
    }
}

package dev.lamarck.problems.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.ConfException;
import dev.lamarck.problems.Scores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HyperParameterSearchTest {

    private static final Path EXAMPLE = Path.of("..", "conf", "examples", "hyper-parameters");
    private static final double[] ALIKE = {0, 0, 0, 0, 0, 0, -3, 15, 2};
    private static final double[] GOOD = {0, 0, 0.2, 0.3, -2, -2, -3, 15, 2};

    private final Scores search = of("measurements.csv", 5);

    @TempDir
    private Path folder;

    private static Scores of(String file, int folds) {
        return Scores.of("hyper-parameters", "{data: '%s', folds: %d}".formatted(EXAMPLE.resolve(file), folds));
    }

    @Test
    void data_isWhatTheScriptMakes() throws Exception {
        Process script =
                new ProcessBuilder("python3", EXAMPLE.resolve("make-data.py").toString()).start();
        String made = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).isZero();
        assertThat(made).isEqualTo(Files.readString(EXAMPLE.resolve("measurements.csv")));
    }

    @Test
    void evaluate_ignoringWhatDoesNothing_scoresHigher() {
        assertThat(search.metric("score", ALIKE)).isBetween(0.8, search.metric("score", GOOD) - 0.02);
        assertThat(search.metric("inputs-used", ALIKE)).isEqualTo(6);
        assertThat(search.metric("inputs-used", GOOD)).isEqualTo(4);
    }

    @Test
    void evaluate_score_isTheMeanOfTheFolds() {
        SortedMap<String, Double> metrics = of("measurements.csv", 7).metrics(GOOD);
        double sum = 0;
        for (int fold = 0; fold < 7; fold++) {
            sum += metrics.get("case-" + fold);
        }
        assertThat(metrics).doesNotContainKey("case-7");
        assertThat(metrics.get("score")).isCloseTo(sum / 7, within(1e-12));
    }

    @Test
    void evaluate_slopesHeldDownAndAllNeighbours_isTheMean() {
        assertThat(search.metric("score", 0, 0, 0, 0, 0, 0, 9, 1000, 0)).isCloseTo(0, within(0.02));
    }

    @ParameterizedTest
    @CsvSource({"-9, 1, 0", "-9, 2, 1", "-9, 5, 2", "9, 1, 1", "-9, 7, 0"})
    void evaluate_extremeGenes_isFinite(double ridge, double neighbours, double weighting) {
        for (double scale : new double[] {-9, 0, 9}) {
            double[] genes = {scale, -scale, 0, scale, 1, 2, ridge, neighbours, weighting};
            assertThat(search.metrics(genes).values()).allMatch(Double::isFinite);
        }
    }

    @Test
    void evaluate_genesThatDoNotFit_namesTheSetting() {
        assertThat(search.complaint(0, 0, 1)).contains("6 inputs", "9 genes", "got 3", "genome.genes");
        assertThat(search.complaint(0, 0, 0, 0, 0, 0, -10, 5, 0)).contains("Gene 6 is -10.0", "logarithms");
        assertThat(search.complaint(0, 0, 0, 0, 0, 0, 0, 0, 0)).contains("Gene 7 (neighbours) is 0.0");
        assertThat(search.complaint(0, 0, 0, 0, 0, 0, 0, 5, 3)).contains("Gene 8 (weighting) is 3.0", "from 0 to 2");
    }

    @Test
    void create_noFile_saysWhereItLookedAndWhatToDo() {
        assertThatThrownBy(() -> Scores.of("hyper-parameters", "data: no/such.csv"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("no/such.csv")
                .hasMessageContaining(Path.of("no/such.csv").toAbsolutePath().toString())
                .hasMessageContaining("--files");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y;1;2|fewer than two columns",
                "a,y;1,2;1|line 3",
                "a,y;1,2;1,x|line 3",
                "a,y;1,2;1,NaN|line 3",
                "a,y;1,2;2,2;3,2;4,2|all targets",
                "a,y|all targets",
                "a,y;1,2;2,3;3,4|3 rows",
            })
    void create_badFile_saysWhatToMend(String lines, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), lines.replace(';', '\n') + "\n");

        assertThatThrownBy(() -> Scores.of("hyper-parameters", "{data: '" + file + "', folds: 2}"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining(message);
    }
}

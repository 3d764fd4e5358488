package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.store.SparkExtension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Pictures of real runs. */
@ExtendWith(SparkExtension.class)
final class PlotIT {

    private static final String SETTINGS = """
            run: {seed: 7}
            stop: {generations: 6}
            genome: {genes: [{name: x, count: 4, min: -1, max: 1}]}
            search:
              size: 30
              islands: 2
              features: [gain, cost]
              objectives: [{metric: gain}, {metric: cost, direction: minimise}]
              survival: {island: [{type: map-elites}, {type: elites, config: {size: 5}}]}
            schedule: [{from: 3, set: {search: {size: 20}}}]
            evaluator: {class: dev.lamarck.cli.Evaluators$TwoAims}
            """;

    private static final String ONE_OBJECTIVE = """
            run: {seed: 8}
            stop: {generations: 0}
            genome: {genes: [{name: x, count: 4, min: -1, max: 1}]}
            search:
              size: 5
              features: [complexity]
              objectives: [{metric: cost, direction: minimise}]
              survival: {island: [{type: elites}]}
            evaluator: {class: dev.lamarck.cli.Evaluators$TwoAims}
            """;

    @TempDir
    private static Path common;

    @TempDir
    private Path folder;

    @BeforeAll
    static void runOnce(SparkSession spark) throws IOException {
        run(spark, "two-aims", SETTINGS, "7");
        run(spark, "other-seed", SETTINGS, "8");
        run(spark, "one-aim", ONE_OBJECTIVE, "9");
    }

    private static void run(SparkSession spark, String name, String settings, String seed) throws IOException {
        Path config = Files.writeString(common.resolve(name + ".yaml"), settings);
        Shell.Said said = Shell.with(spark).run("run", config.toString(), "--seed", seed, "--warehouse", warehouse());
        assertThat(said.code()).as(said.err()).isZero();
    }

    private static String warehouse() {
        return common.resolve("warehouse").toString();
    }

    private static Shell.Said plot(SparkSession spark, String... words) {
        List<String> all = new ArrayList<>(List.of("plot"));
        all.addAll(List.of(words));
        all.addAll(List.of("--warehouse", warehouse()));
        return Shell.with(spark).run(all.toArray(String[]::new));
    }

    static Stream<String> kinds() {
        return Stream.of("best", "front", "grid", "diversity", "lineage");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void plot_ofEachKind_isWellFormedInBothFormats(String what, SparkSession spark) throws Exception {
        Path svg = folder.resolve("deep/picture.svg");
        Path png = folder.resolve("picture.png");

        Shell.Said said = plot(spark, "two-aims", "--what", what, "--out", svg.toString(), "--json");
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(said.lastLine());
        assertThat(json.get("file").asText()).isEqualTo(svg.toString());
        assertThat(json.get("what").asText()).isEqualTo(what);
        assertThat(json.get("run").asText()).isEqualTo("two-aims");
        assertThat(json.get("points").asInt()).isPositive();
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .startsWith("two-aims: ");
        byte[] once = Files.readAllBytes(svg);
        plot(spark, "two-aims", "--what", what, "--out", svg.toString());
        assertThat(Files.readAllBytes(svg)).isEqualTo(once);

        plot(spark, "two-aims", "--what", what, "--out", png.toString(), "--size", "640x480");
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(480);
    }

    private String svg(SparkSession spark, String... words) throws IOException {
        Path file = folder.resolve("asked.svg");
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--out", file.toString()));
        Shell.Said said = plot(spark, all.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).isEqualTo("wrote " + file + "\n");
        return Files.readString(file);
    }

    @Test
    void best_ofOneRun_marksWhereSettingsChanged(SparkSession spark) throws IOException {
        assertThat(svg(spark, "two-aims"))
                .contains(
                        ">gain (more is better)<",
                        ">best so far<",
                        ">step from generation 3<",
                        ">after generation 6, ");
    }

    @Test
    void severalRuns_areNamed(SparkSession spark) throws IOException {
        assertThat(svg(spark, "two-aims", "other-seed")).contains(">two-aims<", ">other-seed<");
        assertThat(svg(spark, "two-aims", "other-seed", "--what", "diversity")).contains(">population<", ">cells<");
        assertThat(plot(spark, "two-aims", "one-aim").err())
                .contains("Cannot compare run 'one-aim' with run 'two-aims'");
        assertThat(plot(spark, "two-aims", "one-aim", "--what", "front").err()).contains("it shows one run");
    }

    @Test
    void front_showsTheChosenObjectivesInTheirOwnDirection(SparkSession spark) throws IOException {
        assertThat(svg(spark, "two-aims", "--what", "front", "--x", "cost", "--log", "x"))
                .contains(">cost (less is better)<", ">gain (more is better)<", ">front<");
        assertThat(plot(spark, "two-aims", "--what", "front", "--x", "costs").err())
                .isEqualTo("error: Run 'two-aims' has no objective 'costs'. It has 'gain', 'cost'.\n");
        assertThat(plot(spark, "two-aims", "--what", "front", "--x", "cost", "--y", "cost")
                        .err())
                .contains("Both axes would show 'cost'");
        assertThat(plot(spark, "one-aim", "--what", "front").err()).contains("it has one objective, 'cost'");
    }

    @Test
    void grid_ofAnIslandOrAnotherRole_isShown(SparkSession spark) throws IOException {
        assertThat(svg(spark, "two-aims", "--what", "grid", "--island", "1"))
                .contains("occupied on island 1")
                .doesNotContain("<circle");
        assertThat(svg(spark, "two-aims", "--what", "grid", "--role", "elites", "--x", "cost"))
                .contains("<circle", ">10 members over all islands<");
        assertThat(plot(spark, "two-aims", "--what", "grid", "--island", "7").err())
                .contains("There are islands 0, 1;");
        assertThat(plot(spark, "two-aims", "--what", "grid", "--role", "front").err())
                .contains("has the role 'front'. There are 'archive', 'best', 'elites', 'map-elites'.");
        Shell.Said none = plot(spark, "one-aim", "--what", "grid");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("a map needs two features, and it measures only 'complexity'");
    }

    @Test
    void lineage_ofACandidate_goesBackToTheFirstGeneration(SparkSession spark) throws IOException {
        assertThat(svg(spark, "two-aims", "--what", "lineage")).contains(">line of first parents<", ">initial<");
        assertThat(svg(spark, "one-aim", "--what", "lineage")).contains("; 0 ancestors<");
        assertThat(plot(spark, "two-aims", "--what", "lineage", "--candidate", "abc")
                        .err())
                .contains("has no candidate 'abc'");
        assertThat(plot(spark, "two-aims", "--what", "lineage", "--candidate", "0".repeat(32))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void lineage_showsTheAncestorsThatSqlFinds(SparkSession spark) throws IOException {
        Shell.Said drawn = plot(
                spark,
                "two-aims",
                "--what",
                "lineage",
                "--out",
                folder.resolve("a.png").toString(),
                "--json");
        Shell.Said asked = Shell.with(spark)
                .run("sql", "SELECT * FROM lineage", "--run", "two-aims", "--json", "--warehouse", warehouse());

        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(drawn.lastLine()).get("points"))
                .isEqualTo(json.readTree(asked.lastLine()).get("rows"));
    }

    @Test
    void oneGeneration_isAPictureToo(SparkSession spark) throws IOException {
        assertThat(svg(spark, "one-aim")).contains(">cost (less is better)<");
        assertThat(svg(spark, "one-aim", "--what", "diversity")).contains(">diversity<");
    }

    @Test
    void mistakes_areTheUsers(SparkSession spark) {
        assertThat(plot(spark, "two-aim").err()).contains("There is no run 'two-aim'");
        assertThat(plot(spark, "two-aims", "--out", "a.gif").err()).contains("ends in .svg or .png");
        assertThat(plot(spark, "two-aims", "--size", "9x9").err()).contains("cannot be 9x9");
        assertThat(plot(spark, "two-aims", "--size", "big").err()).contains("'big' is not a size");
        assertThat(plot(spark, "two-aims", "--log", "z").err()).contains("There is no axis 'z'");
        assertThat(plot(spark, "two-aims", "--x", "gain").err()).contains("Option --x means nothing for --what best");
        assertThat(plot(spark, "two-aims", "--what", "grids").code()).isEqualTo(2);
    }

    @Test
    void fileThatCannotBe_isTheEnvironmentsFault(SparkSession spark) throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "in the way");

        Shell.Said said =
                plot(spark, "two-aims", "--out", inTheWay.resolve("a.svg").toString());

        assertThat(said.code()).as(said.err()).isEqualTo(3);
        assertThat(said.err()).startsWith("error: Cannot read or write: ").doesNotContain("\tat ");
    }
}

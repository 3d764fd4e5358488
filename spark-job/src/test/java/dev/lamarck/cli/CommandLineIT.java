package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as processes of its own, through scripts/lamarck and the shaded jar. */
final class CommandLineIT {

    private static final String SCRIPT =
            Path.of(System.getProperty("lamarck.home"), "scripts", "lamarck").toString();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), """
                stop: {generations: 3}
                genome: {genes: [{name: x, count: 3, min: -1, max: 1}]}
                search: {size: 20, islands: 2}
                evaluator: {class: dev.lamarck.cli.bench.Bowl}
                """);
    }

    private record Ended(int code, String out, String err) {
        JsonNode json() throws IOException {
            List<String> lines = out.strip().lines().toList();
            return new ObjectMapper().readTree(lines.get(lines.size() - 1));
        }
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(SCRIPT));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("SPARK_") || key.startsWith("LAMARCK_"));
        builder.environment()
                .putAll(Map.of("LAMARCK_SPARK", "embedded", "LAMARCK_JAR", System.getProperty("lamarck.jar")));
        return builder.start();
    }

    private Ended end(Process process) throws IOException, InterruptedException {
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return new Ended(code, Files.readString(folder.resolve("out")), err);
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        return end(start(words));
    }

    @Test
    void run_toTheEnd_answersOnStandardOutputAndLogsElsewhere() throws Exception {
        Ended ended = run("run", "tiny.yaml", "--json");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().strip().lines()).hasSize(1);
        assertThat(ended.json().get("generation").asInt()).isEqualTo(3);
        assertThat(ended.err().lines())
                .as("only Lamarck's own lines are in the log")
                .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d INFO \\w+ [a-z-]+=.*"));
        assertThat(folder.resolve("warehouse/population/_delta_log")).exists();
        assertThat(folder.resolve("spark-warehouse")).doesNotExist();
    }

    @Test
    void run_stoppedBySignal_isResumable() throws Exception {
        Process process = start("run", "tiny.yaml", "--json", "--until-generation", "1000000");
        StringBuilder err = new StringBuilder();
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                err.append(line).append('\n');
                if (line.contains(" generation=0 ")) {
                    assertThat(process.toHandle().destroy()).isTrue(); // SIGTERM
                }
                line = lines.readLine();
            }
        }
        assertThat(process.waitFor()).as(err.toString()).isEqualTo(Exit.STOPPED.code());
        assertThat(err).contains("stopping: the commit in hand is finished first");
        Ended stopped = new Ended(4, Files.readString(folder.resolve("out")), err.toString());
        assertThat(stopped.json().get("reason").asText()).isEqualTo("interrupted");
        int reached = stopped.json().get("generation").asInt();

        Ended resumed = run("run", "tiny.yaml", "--json", "--until-generation", String.valueOf(reached + 2));
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("begin=resumed from-generation=" + (reached + 1));
        assertThat(resumed.json().get("generation").asInt()).isEqualTo(reached + 2);
    }

    @Test
    void spark_thatCannotStart_isTheEnvironmentsFault() throws Exception {
        Ended ended = run("--master", "local[many]", "run", "tiny.yaml", "--json");

        assertThat(ended.code()).as(ended.err()).isEqualTo(Exit.ENVIRONMENT.code());
        assertThat(ended.err()).contains("error: Cannot start Spark: ").doesNotContain("\tat ");
        assertThat(ended.json().at("/error/code").asInt()).isEqualTo(3);
    }

    @Test
    void mistake_isToldBeforeSparkStarts() throws Exception {
        Ended ended = run("run", "tiny.yaml", "--set", "search.sise=3");

        assertThat(ended.code()).isEqualTo(Exit.USER.code());
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .isEqualTo("error: Cannot read --set search.sise: 'search.sise' is not a setting. Did you mean"
                        + " 'search.size'?\n");
        assertThat(run("config", "check", "tiny.yaml").code()).isZero();
    }
}

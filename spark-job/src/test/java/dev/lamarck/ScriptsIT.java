package dev.lamarck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts/lamarck hands to spark-submit, seen through its dry run. */
final class ScriptsIT {
    private static final Path HOME = Path.of(System.getProperty("lamarck.home"));
    private static final String JAR = System.getProperty("lamarck.jar");
    private static final String DELTA = "/delta-spark_2.13-" + System.getProperty("delta.version") + ".jar";
    private static final Map<String, String> EMBEDDED = Map.of("LAMARCK_SPARK", "embedded");

    @TempDir
    Path folder;

    @Test
    void lamarck_withoutOptions_addsTheDefaults() {
        List<String> command = dryRun(EMBEDDED, "run", "demo.yaml", "--seed", "7");

        assertThat(command.get(0)).endsWith("build/spark/bin/spark-submit");
        assertThat(command)
                .containsSequence("--driver-memory", "2g")
                .containsSequence("--master", "local[*]")
                .doesNotContain("--packages")
                .endsWith("--class", "dev.lamarck.cli.Main", JAR, "run", "demo.yaml", "--seed", "7");
    }

    @Test
    void lamarck_withSparkOptions_passesThemOnInOrder() {
        List<String> command = dryRun(
                EMBEDDED, "-v", "--conf", "a=b c", "--conf=d=e", "--jars", "x.jar", "--supervise", "list", "--json");

        assertThat(command)
                .containsSequence("-v", "--conf", "a=b c", "--conf", "d=e", "--supervise", "--driver-memory")
                .containsSequence("--jars", "x.jar", "--class")
                .endsWith(JAR, "list", "--json");
    }

    @Test
    void lamarck_withSparkOptionAfterTheCommand_leavesItToTheCommand() {
        assertThat(dryRun(EMBEDDED, "run", "--master", "yarn"))
                .containsSequence("--master", "local[*]")
                .endsWith(JAR, "run", "--master", "yarn");
    }

    @Test
    void lamarck_withOwnMasterAndMemory_addsNoDefaults() {
        assertThat(dryRun(EMBEDDED, "--master", "yarn", "--driver-memory=5g", "list"))
                .containsSequence("--master", "yarn", "--driver-memory", "5g")
                .containsOnlyOnce("--master")
                .containsOnlyOnce("--driver-memory");
        assertThat(dryRun(EMBEDDED, "--conf", "spark.master=yarn", "-c", "spark.driver.memory=5g", "list"))
                .doesNotContain("--master", "--driver-memory");
    }

    @Test
    void lamarck_withDefaultsFile_letsItDecide() throws IOException {
        Path file = Files.writeString(folder.resolve("my.conf"), "spark.master yarn\n#spark.driver.memory 9g\n");

        assertThat(dryRun(EMBEDDED, "--properties-file", file.toString(), "list"))
                .doesNotContain("--master")
                .containsSequence("--driver-memory", "2g");
    }

    @Test
    void lamarck_onInstalledSpark_bringsTheJarsOfDelta() throws IOException {
        Map<String, String> installed = Map.of("SPARK_HOME", installation().toString());

        assertThat(dryRun(installed, "list").get(0)).isEqualTo(folder + "/bin/spark-submit");
        assertThat(valueOf("--jars", dryRun(installed, "list")))
                .contains(DELTA, "delta-storage", "delta-kernel-api")
                .doesNotContain("spark-core");
        assertThat(valueOf("--jars", dryRun(installed, "--jars=x.jar", "list")))
                .startsWith("x.jar,")
                .contains(DELTA);
    }

    @Test
    void lamarck_withOwnDelta_bringsNoOther() throws IOException {
        Map<String, String> installed = Map.of("SPARK_HOME", installation().toString());

        assertThat(dryRun(installed, "--packages", "io.delta:delta-spark_2.13:9", "list"))
                .containsSequence("--packages", "io.delta:delta-spark_2.13:9")
                .doesNotContain("--jars");
        assertThat(valueOf("--jars", dryRun(installed, "--jars", "/opt/delta-spark_2.13-9.jar", "list")))
                .isEqualTo("/opt/delta-spark_2.13-9.jar");
    }

    @Test
    void lamarck_withDeltaInTheDefaults_bringsNoOther() throws IOException {
        Path defaults = Files.createDirectories(installation().resolve("conf")).resolve("spark-defaults.conf");
        Files.writeString(defaults, "spark.jars.packages  io.delta:delta-spark_2.13:9\nspark.master=yarn\n");

        assertThat(dryRun(Map.of("SPARK_HOME", folder.toString()), "list"))
                .doesNotContain("--jars", "--master")
                .containsSequence("--packages", "io.delta:delta-spark_2.13:9");
    }

    @Test
    void packageOfDelta_isTheVersionOfTheBuild() throws IOException {
        assertThat(Files.readString(HOME.resolve("scripts/lib/spark.sh")))
                .contains("io.delta:delta-spark_2.13:" + System.getProperty("delta.version") + "\n");
    }

    @Test
    void lamarck_onInstalledSparkWithDelta_bringsNothing() throws IOException {
        Files.createFile(installation().resolve("jars/delta-spark_2.13-4.4.0.jar"));

        assertThat(dryRun(Map.of("SPARK_HOME", folder.toString()), "list")).doesNotContain("--packages", "--jars");
    }

    @Test
    void lamarck_onOlderSpark_saysWhichIsNeeded() throws IOException {
        Files.createFile(installation().resolve("jars/spark-core_2.12-3.5.1.jar"));

        assertThat(dryRun(Map.of("SPARK_HOME", folder.toString()), "list"))
                .singleElement()
                .asString()
                .contains("spark-core_2.12-3.5.1", "Spark 4", "LAMARCK_SPARK=embedded");
    }

    @Test
    void lamarck_askedForHelpOrConfiguration_startsNoSpark() {
        for (String[] words : List.of(
                new String[] {"--help"},
                new String[] {"config", "show"},
                new String[] {"run", "--help"},
                new String[0])) {
            assertThat(dryRun(EMBEDDED, words).get(0)).endsWith("/bin/java");
            assertThat(dryRun(EMBEDDED, words)).contains("dev.lamarck.cli.Main").doesNotContain("--class");
        }
    }

    private static String valueOf(String option, List<String> command) {
        assertThat(command).containsOnlyOnce(option);
        return command.get(command.indexOf(option) + 1);
    }

    private Path installation() throws IOException {
        Path submit = Files.createDirectories(folder.resolve("bin")).resolve("spark-submit");
        assertThat(Files.writeString(submit, "#!/bin/sh\n").toFile().setExecutable(true))
                .isTrue();
        Files.createDirectories(folder.resolve("jars"));
        return folder;
    }

    private List<String> dryRun(Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>();
        command.add(HOME.resolve("scripts/lamarck").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("SPARK_") || key.startsWith("LAMARCK_"));
        builder.environment().putAll(Map.of("LAMARCK_DRY_RUN", "1", "LAMARCK_JAR", JAR));
        builder.environment().putAll(environment);
        try (Stream<String> lines =
                builder.start().inputReader(StandardCharsets.UTF_8).lines()) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a user's operator as its README tells it: compiled against the jar, packed, named by its class. */
final class CustomOperatorIT {

    private static final Path EXAMPLE =
            Path.of(System.getProperty("lamarck.home"), "conf", "examples", "custom-operator");

    @TempDir
    private Path folder;

    @Test
    void run_withAnOperatorFromAJar_hasItsChildrenInTheTables() {
        tool("javac", "-cp", System.getProperty("lamarck.jar"), "-d", at("classes"), source());
        tool("jar", "--create", "--file", at("operator.jar"), "-C", at("classes"), ".");

        ended(
                "--jars",
                at("operator.jar"),
                "run",
                example(),
                "--until-generation",
                "3",
                "--warehouse",
                at("warehouse"));
        String operators = ended(
                "sql",
                "SELECT operator, count(*) > 50 AS many FROM candidates GROUP BY operator ORDER BY operator",
                "--format",
                "csv",
                "--warehouse",
                at("warehouse"));

        assertThat(operators.lines()).contains("heuristic,true", "gaussian,true");
    }

    @Test
    void run_withoutTheJar_saysHowToPassIt() {
        try (LamarckProcess run =
                LamarckProcess.start(folder, "lamarck", List.of("run", example(), "--warehouse", at("warehouse")))) {
            assertThat(run.await()).isEqualTo(2);
            assertThat(run.err()).contains("example.HeuristicCrossover", "--jars");
        }
    }

    @Test
    void run_withAMisspelledSettingOfTheOperator_namesTheNearest() {
        tool("javac", "-cp", System.getProperty("lamarck.jar"), "-d", at("classes"), source());
        tool("jar", "--create", "--file", at("operator.jar"), "-C", at("classes"), ".");
        String operators = "search.operators=[{class: example.HeuristicCrossover, config: {reech: 2}}]";

        try (LamarckProcess run = LamarckProcess.start(
                folder,
                "lamarck",
                List.of(
                        "--jars",
                        at("operator.jar"),
                        "run",
                        example(),
                        "--warehouse",
                        at("warehouse"),
                        "--set",
                        operators))) {
            assertThat(run.await()).isEqualTo(2);
            assertThat(run.err()).contains("reech", "reach");
        }
    }

    private static String source() {
        return EXAMPLE.resolve("HeuristicCrossover.java").toString();
    }

    private static String example() {
        return EXAMPLE.resolve("run.yaml").toString();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private static void tool(String name, String... arguments) {
        ToolProvider tool = ToolProvider.findFirst(name).orElseThrow();
        assertThat(tool.run(System.out, System.err, arguments)).as(name).isZero();
    }

    private String ended(String... arguments) {
        try (LamarckProcess process = LamarckProcess.start(folder, "lamarck", new ArrayList<>(List.of(arguments)))) {
            assertThat(process.await()).as(process.err()).isZero();
            return process.out();
        }
    }
}

package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandsTest {

    private final Shell shell = Shell.withoutSpark();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "resume",
                "branch",
                "vary",
                "diff",
                "list",
                "show",
                "best",
                "plot",
                "fingerprint",
                "sql",
                "maintain",
                "delete",
                "config",
                "config check",
                "config show",
                "config reference",
                "bench engine",
                "bench evaluation",
                "bench restarts"
            })
    void help_ofEveryCommand_saysWhatAndGivesAnExample(String command) {
        Shell.Said said = shell.run((command + " --help").split(" ", -1));

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .startsWith("Usage: lamarck " + command)
                .contains("Example: ")
                .contains("--help");
    }

    @Test
    void version_isTold() {
        assertThat(shell.run("--version").out()).startsWith("lamarck ");
    }

    @Test
    void mistypedCommandOrOption_hintsAtTheNearest() {
        assertThat(shell.run("rnu"))
                .isEqualTo(new Shell.Said(
                        2, "", "error: There is no command 'rnu'. Did you mean 'run'? See 'lamarck --help'.\n"));
        assertThat(shell.run("run", "--sede", "3").err())
                .isEqualTo("error: There is no option '--sede'. Did you mean '--seed'? See 'lamarck run --help'.\n");
        assertThat(shell.run("run", "a.yaml", "b.yaml").err()).contains("'b.yaml' is an argument too many.");
        assertThat(shell.run("resume").err()).contains("Missing required parameter: 'RUN'");
        assertThat(shell.run().code()).isEqualTo(2);
    }

    @Test
    void error_withJson_isTheLastLineOfStandardOutput() {
        Shell.Said said = shell.run("run", "--json", "--until-generation", "x");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.lastLine())
                .isEqualTo(
                        "{\"error\":{\"code\":2,\"message\":\"Invalid value for option '--until-generation': 'x' is not an"
                                + " int.\",\"remedy\":\"See 'lamarck run --help'.\"}}");
    }

    @Test
    void delete_withoutAPersonToAsk_namesTheFlag() {
        Shell.Said said = shell.run("delete", "demo", "--json");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err())
                .isEqualTo(
                        "error: Cannot delete run 'demo': nobody is at a terminal to confirm it. Give --yes to delete"
                                + " it without being asked.\n");
        assertThat(said.lastLine()).contains("\"remedy\":\"Give --yes to delete it without being asked.\"");
        assertThat(shell.run("delete").err()).contains("Missing required parameter: 'RUN'");
    }

    @Test
    void run_withoutAnyName_asksForOne() {
        assertThat(shell.run("run").err()).contains("The run has no name").contains("Give --run ID");
    }

    @Test
    void run_takesItsNameFromTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("My Demo_2.yaml"), "run: {}\n");

        assertThat(new SettingsOptionsProbe(file).name()).isEqualTo("my-demo-2");
    }

    /** A file of settings as the command line gives it. */
    private record SettingsOptionsProbe(Path file) {
        String name() {
            SettingsOptions options = new SettingsOptions();
            options.config = java.util.Optional.of(file);
            return options.name(java.util.Optional.empty(), options.block(Map.of(), List.of()));
        }
    }

    @Test
    void configShow_withOrigin_tellsWhereEachValueComesFrom() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.yaml"), "search:\n  size: 10\nevaluator:\n  config: {api-key: hush}\n");
        Shell here = shell.environment(Map.of("LAMARCK_RUN__SEED", "5", "LAMARCK_JAR", "x.jar"));

        Shell.Said said = here.run("config", "show", file.toString(), "--origin", "--set", "stop.patience=3");

        assertThat(said.out())
                .containsPattern("search.size +10 +" + java.util.regex.Pattern.quote(file + ":2"))
                .containsPattern("run.seed +5 +LAMARCK_RUN__SEED")
                .containsPattern("stop.patience +3 +--set stop.patience")
                .doesNotContain("hush");
    }

    @Test
    void configShow_printsWhatCanBeRunAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "search: {size: 10}\n");

        assertThat(shell.run("config", "show", file.toString()).out()).isEqualTo("search:\n  size: 10\n");
        assertThat(shell.run("config", "show", file.toString(), "--json").out())
                .isEqualTo("{\"settings\":{\"search\":{\"size\":10}}}\n");
    }
}

package dev.lamarck.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class NearestBenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String peer) {
        return new CommandLine(new ModelCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(errors))
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    errors.write(thrown.getMessage());
                    return 1;
                })
                .execute(
                        "bench-nearest",
                        "--rows",
                        "2000",
                        "--width",
                        "20",
                        "--queries",
                        "1",
                        "--nearest",
                        "1",
                        "--rounds",
                        "3",
                        "--json",
                        "--peer",
                        peer);
    }

    private String peer(String rows) throws IOException {
        Path script = folder.resolve("peer");
        Files.writeString(
                script, "while read -r line; do echo '{\"millis\": 2.5, \"rows\": %s}'; done".formatted(rows));
        return "sh " + script;
    }

    @Test
    void nearest_withAPeerThatFindsSomethingElse_isRefused() throws IOException {
        assertThat(run(peer("[[2001]]"))).isEqualTo(1);
        assertThat(errors.toString()).contains("The peer found row 2,001");
        assertThat(run("true")).isEqualTo(1);
        assertThat(errors.toString()).contains("ended without an answer");
    }

    @Test
    void nearest_withAPeer_comparesTheirTimes() throws IOException {
        run(peer("[[2001]]"));
        String found = errors.toString()
                .replaceAll("(?s).*the engine row ([0-9,]+).*", "$1")
                .replace(",", "");
        assertThat(run(peer("[[" + found + "]]"))).isZero();
        JsonNode facts = new ObjectMapper().readTree(out.toString());
        assertThat(facts.get("peer").doubleValue()).isEqualTo(2.5);
        assertThat(facts.get("milliseconds").doubleValue()).isPositive();
    }
}

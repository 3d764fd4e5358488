package dev.lamarck.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FinetuneCommandTest {
    /** The status for what its user can mend. */
    private static final int USER = 2;

    private static final String MODEL = "src/test/resources/models/llama3";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private String data = "";
    private String adapter = "";

    @BeforeEach
    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<Integer> tokens = new ArrayList<>();
            for (int j = 0; j < 16; j++) {
                tokens.add(3 + (5 * i + j) % 60);
            }
            lines.add("{\"tokens\": %s, \"from\": 2}".formatted(tokens));
        }
        data = Files.write(folder.resolve("data.jsonl"), lines).toString();
        adapter = folder.resolve("made/adapter").toString();
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return EngineMain.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private int finetune(String... more) {
        List<String> args = new ArrayList<>(List.of("finetune", MODEL, "--data", data, "--out", adapter));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private List<JsonNode> answers() throws IOException {
        List<JsonNode> answers = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            answers.add(new ObjectMapper().readTree(line));
        }
        return answers;
    }

    private JsonNode continued(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("generate", MODEL, "--tokens", "8,9,10,11"));
        args.addAll(List.of("--max-tokens", "8", "--greedy", "--json"));
        args.addAll(List.of(more));
        assertThat(run(args.toArray(String[]::new))).isZero();
        return answers().get(0).get("tokens");
    }

    @Test
    void adapter_isLearned_writtenAndUsed() throws IOException {
        int status = finetune(
                "--rank",
                "8",
                "--alpha",
                "16",
                "--dropout",
                "0.05",
                "--targets",
                "q_proj,v_proj,up_proj,down_proj",
                "--epochs",
                "20",
                "--batch",
                "4",
                "--learning-rate",
                "0.01",
                "--validation",
                data,
                "--json");
        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        List<JsonNode> told = answers();
        assertThat(told).hasSize(1 + 60 + 1);
        assertThat(told.get(0).get("steps").intValue()).isEqualTo(60);
        assertThat(told.get(60).get("step").intValue()).isEqualTo(60);
        double before = told.get(0).get("validation_loss").doubleValue();
        double after = told.get(61).get("validation_loss").doubleValue();
        assertThat(before).isGreaterThan(4);
        assertThat(after).isLessThan(0.2);
        assertThat(told.get(61).get("adapter").asText()).isEqualTo(adapter);
        try (Stream<Path> made = Files.list(folder.resolve("made"))) {
            assertThat(made).containsExactly(Path.of(adapter));
        }
        assertThat(continued("--adapter", adapter).toString()).isEqualTo("[12,13,14,15,16,17,18,19]");
        assertThat(continued().toString()).isNotEqualTo("[12,13,14,15,16,17,18,19]");
    }

    @Test
    void learning_goesOnFromAnAdapter() throws IOException {
        assertThat(finetune("--rank", "4", "--steps", "12", "--learning-rate", "0.01", "--json"))
                .isZero();
        double first = answers().get(1).get("loss").doubleValue();
        String before = adapter;
        adapter = folder.resolve("further").toString();
        assertThat(finetune("--from", before, "--steps", "2", "--rslora")).isEqualTo(USER);
        assertThat(err.toString()).contains("Leave out --rank");
        assertThat(finetune("--from", before, "--steps", "2", "--optimiser", "sgd", "--schedule", "cosine"))
                .isZero();
        assertThat(out.toString())
                .contains("step 2/2  loss ")
                .contains("tokens/s")
                .contains(" left");
        adapter = folder.resolve("furthest").toString();
        assertThat(finetune("--from", before, "--steps", "1", "--json")).isZero();
        assertThat(answers().get(1).get("loss").doubleValue()).isLessThan(first / 2);
    }

    @Test
    void whatCannotBe_isToldBeforeAnythingIsWritten() throws IOException {
        assertThat(finetune("--targets", "c_attn")).isEqualTo(USER);
        assertThat(err.toString()).contains("There are q_proj, k_proj");
        assertThat(finetune("--epochs", "1", "--steps", "1")).isEqualTo(USER);
        assertThat(err.toString()).contains("either --epochs or --steps");
        assertThat(finetune("--schedule", "wave")).isEqualTo(USER);
        assertThat(err.toString()).contains("CONSTANT, LINEAR, COSINE");
        assertThat(finetune("--optimiser", "wave")).isEqualTo(USER);
        assertThat(err.toString()).contains("ADAM, SGD");
        assertThat(finetune("--learning-rate", "-1")).isEqualTo(USER);
        assertThat(err.toString()).contains("learning rate cannot be -1.0");
        assertThat(Files.exists(Path.of(adapter))).isFalse();
        Files.createDirectories(Path.of(adapter));
        assertThat(finetune()).isEqualTo(USER);
        assertThat(err.toString()).contains("already");
    }

    @Test
    void lossesThatGrowBeyondNumbers_endIt() {
        assertThat(finetune("--steps", "200", "--learning-rate", "1e30", "--clip", "0"))
                .isEqualTo(USER);
        assertThat(err.toString()).contains("not a number any more").contains("Lower the learning rate");
        assertThat(Files.exists(Path.of(adapter))).isFalse();
    }
}

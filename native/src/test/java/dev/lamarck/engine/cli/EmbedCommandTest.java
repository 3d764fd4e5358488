package dev.lamarck.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.infer.Embedder;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pooling;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class EmbedCommandTest {
    private static final String BERT = "src/test/resources/models/bert";
    private static final String LLAMA = "src/test/resources/models/llama3";

    private final StringWriter errors = new StringWriter();

    @TempDir
    private Path folder;

    /** The lines that come out; none if it failed. */
    private List<JsonNode> run(String model, String input, String... options) throws IOException {
        Path output = folder.resolve("output.jsonl");
        Files.writeString(folder.resolve("input.jsonl"), input);
        List<String> words = new ArrayList<>(List.of("embed", model, "--threads", "2"));
        words.addAll(List.of("--input", folder.resolve("input.jsonl").toString(), "--output", output.toString()));
        words.addAll(List.of(options));
        int code = new CommandLine(new ModelCommand())
                .setErr(new PrintWriter(errors))
                .setExecutionExceptionHandler((thrown, command, parsed) -> {
                    errors.write(thrown.getMessage());
                    return 1;
                })
                .execute(words.toArray(String[]::new));
        List<JsonNode> lines = new ArrayList<>();
        if (code == 0) {
            for (String line : Files.readAllLines(output)) {
                lines.add(new ObjectMapper().readTree(line));
            }
        }
        return lines;
    }

    private static float[] embedding(JsonNode line) {
        float[] embedding = new float[line.get("embedding").size()];
        for (int i = 0; i < embedding.length; i++) {
            embedding[i] = line.get("embedding").get(i).floatValue();
        }
        return embedding;
    }

    private static float[] expected(String folder, Pooling pooling, boolean normalised, int... tokens)
            throws IOException {
        try (CpuBackend backend = CpuBackend.open();
                Model model = Model.load(new LocalFiles(), folder, backend)) {
            return new Embedder(model, pooling, normalised)
                    .embed(List.of(Embedder.Text.of(tokens)))
                    .get(0);
        }
    }

    @Test
    void embed_ofTokens_writesTheirVectorsInFullPrecision() throws IOException {
        List<JsonNode> lines = run(BERT, "{\"tokens\": [5, 6, 7]}\n\n{\"tokens\": [9]}\n");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).get("tokens").toString()).isEqualTo("[5,6,7]");
        assertThat(embedding(lines.get(0))).isEqualTo(expected(BERT, Pooling.MEAN, false, 5, 6, 7));
        assertThat(embedding(lines.get(1))).isEqualTo(expected(BERT, Pooling.MEAN, false, 9));
    }

    @Test
    void embed_asAsked_poolsAndNormalises() throws IOException {
        List<JsonNode> lines = run(LLAMA, "{\"tokens\": [5, 6, 7]}", "--pooling", "last", "--normalise");
        assertThat(embedding(lines.get(0))).isEqualTo(expected(LLAMA, Pooling.LAST, true, 5, 6, 7));
    }

    @Test
    void embed_withAdapters_takesTheLinesOwnFirst() throws IOException {
        String input =
                "{\"tokens\": [5, 6, 7]}\n{\"tokens\": [5, 6, 7], \"adapter\": \"%s/adapters/f16\"}\n".formatted(LLAMA);
        input += "{\"tokens\": [5, 6, 7], \"adapter\": \"%s/adapters/head\"}\n{\"tokens\": [9]}\n".formatted(LLAMA);
        List<JsonNode> lines = run(LLAMA, input, "--adapter", LLAMA + "/adapters/qv");
        List<JsonNode> others = run(LLAMA, input, "--adapter", LLAMA + "/adapters/f16");
        assertThat(lines.get(0)).isNotEqualTo(others.get(0));
        assertThat(lines.get(1)).isEqualTo(others.get(1)).isEqualTo(others.get(0));
        assertThat(embedding(lines.get(0))).isNotEqualTo(expected(LLAMA, Pooling.MEAN, false, 5, 6, 7));
        // An adapter that replaces tensors has a model of its own.
        assertThat(lines.get(2))
                .isEqualTo(others.get(2))
                .isNotEqualTo(lines.get(0))
                .isNotEqualTo(lines.get(1));
        assertThat(lines.get(3).get("tokens").toString()).isEqualTo("[9]");
    }

    @Test
    void embed_ofALineThatIsTooLong_isRefusedOrCut() throws IOException {
        String tokens = "5, ".repeat(128) + "6";
        String input = "{\"tokens\": [9]}\n{\"tokens\": [%s]}".formatted(tokens);
        assertThat(run(BERT, input)).isEmpty();
        assertThat(errors.toString())
                .contains("input.jsonl:2")
                .contains("129 tokens")
                .contains("--cut");

        List<JsonNode> lines = run(BERT, input, "--cut");
        assertThat(lines.get(1).get("tokens")).hasSize(128);
    }

    @Test
    void embed_asItsMakersSay_readsTheFolder() throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        for (String file : List.of("config.json", "model.safetensors")) {
            Files.copy(Path.of(BERT, file), model.resolve(file));
        }
        Files.writeString(model.resolve("modules.json"), """
                [{"path": "", "type": "sentence_transformers.models.Transformer"},
                 {"path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
                 {"path": "2_Normalize", "type": "sentence_transformers.models.Normalize"}]""");
        Files.createDirectory(model.resolve("1_Pooling"));
        Files.writeString(model.resolve("1_Pooling/config.json"), "{\"pooling_mode_cls_token\": true}");
        Files.writeString(model.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 2}");

        List<JsonNode> lines = run(model.toString(), "{\"tokens\": [5, 6, 7]}", "--cut");
        assertThat(embedding(lines.get(0))).isEqualTo(expected(BERT, Pooling.FIRST, true, 5, 6));
        lines = run(model.toString(), "{\"tokens\": [5, 6, 7]}", "--pooling", "mean");
        assertThat(embedding(lines.get(0))).isEqualTo(expected(BERT, Pooling.MEAN, false, 5, 6, 7));
    }

    @Test
    void embed_ofWhatIsNoText_namesTheLine() throws IOException {
        assertThat(run(BERT, "{\"tokens\": [1]}\n{\"text\": \"no tokenizer\"}")).isEmpty();
        assertThat(errors.toString())
                .contains("Cannot embed")
                .contains("input.jsonl:2")
                .contains("no tokenizer");
        assertThat(run(BERT, "{\"tokens\": []}")).isEmpty();
        assertThat(errors.toString()).contains("input.jsonl:1: it has no tokens");
        assertThat(run(BERT, "{\"tokens\": [1]}", "--pooling", "max")).isEmpty();
        assertThat(errors.toString()).contains("There is no pooling 'max'");
    }
}

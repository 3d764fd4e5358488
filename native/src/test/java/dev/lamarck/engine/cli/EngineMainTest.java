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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands print, and how they end. */
final class EngineMainTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BARE = "src/test/resources/models/llama3";

    @TempDir
    private static Path shared = Path.of("");

    private static String chat = "";

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void fill() throws IOException {
        chat = ChatFolder.in(shared).toString();
    }

    /** How a command went. */
    private record Run(int code, String out, String err) {
        JsonNode json() throws IOException {
            assertThat(code).as(err).isZero();
            return MAPPER.readTree(out);
        }

        void failed(int expected, String message) {
            assertThat(code).as(out + err).isEqualTo(expected);
            assertThat(err).contains(message).doesNotContain("Exception").doesNotContain("\tat ");
            assertThat(out.isEmpty() || out.startsWith("{\"error\":{\"code\":" + expected))
                    .as(out)
                    .isTrue();
        }
    }

    private static Run run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = EngineMain.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Run(code, out.toString(), err.toString());
    }

    private static Run generate(String... more) {
        List<String> args = new ArrayList<>(List.of("generate", chat, "--json"));
        args.addAll(List.of(more));
        if (!args.contains("--max-tokens")) {
            args.addAll(List.of("--max-tokens", "60"));
        }
        return run(args.toArray(String[]::new));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void inspect_saysWhatIsInAFolder() throws IOException {
        JsonNode facts = run("inspect", BARE, "--json").json();
        assertThat(facts.path("family").textValue()).isEqualTo("LlamaForCausalLM");
        assertThat(facts.path("vocabulary").intValue()).isEqualTo(67);
        assertThat(facts.path("tokenizer").textValue()).isEqualTo("none");
        assertThat(run("inspect", chat).out()).contains("Qwen2ForCausalLM").contains("1003 tokens");
    }

    /** Biases count, and a tied head does not. */
    @ParameterizedTest
    @CsvSource({"gemma,178432", "qwen2,113344", "phi,259683", "llama3,100192"})
    void inspect_countsParametersAsTheReferenceDoes(String name, long parameters) throws IOException {
        JsonNode facts =
                run("inspect", "src/test/resources/models/" + name, "--json").json();
        assertThat(facts.path("parameters").longValue()).isEqualTo(parameters);
    }

    @Test
    void tokenize_showsIdsAndPieces() throws IOException {
        JsonNode facts = run("tokenize", chat, "the é", "--json").json();
        assertThat(facts.path("tokens").size())
                .isEqualTo(facts.path("pieces").size())
                .isPositive();
        assertThat(run("tokenize", chat, "the").out()).contains("\"the\"");
        run("tokenize", BARE, "the").failed(2, "no tokenizer");
    }

    @Test
    void generate_fromTokens_isTheSameEachTime() throws IOException {
        String[] args = {"generate", BARE, "--tokens", "1,2,3", "--max-tokens", "9", "--greedy", "--json"};
        JsonNode first = run(args).json();
        assertThat(first.path("tokens").size()).isEqualTo(9);
        assertThat(first.path("end").textValue()).isEqualTo("length");
        assertThat(run(args).out()).isEqualTo(first + "\n");
        String plain = run("generate", BARE, "--tokens", "1,2,3", "--max-tokens", "9", "--greedy")
                .out();
        String streamed = run("generate", BARE, "--tokens", "1,2,3", "--max-tokens", "9", "--greedy", "--stream")
                .out();
        assertThat(streamed).isEqualTo(plain);
        assertThat("[" + plain.strip() + "]").isEqualTo(first.path("tokens").toString());
    }

    @Test
    void generate_withAdapters_givesOneContinuationEach() throws IOException {
        Run run = run(
                "generate",
                BARE,
                "--tokens",
                "1,2",
                "--max-tokens",
                "5",
                "--json",
                "--adapter",
                BARE + "/adapters/qv",
                "--adapter",
                BARE + "/adapters/patterns");
        assertThat(run.out().lines()).hasSize(2);
        assertThat(MAPPER.readTree(run.out().lines().toList().get(0))
                        .path("adapter")
                        .textValue())
                .endsWith("qv");
    }

    @Test
    void generate_text_streamsTheSame() throws IOException {
        String text = generate("--prompt", "the tower", "--temperature", "1", "--seed", "4")
                .json()
                .path("text")
                .textValue();
        Run streamed = run(
                "generate",
                chat,
                "--prompt",
                "the tower",
                "--temperature",
                "1",
                "--seed",
                "4",
                "--max-tokens",
                "60",
                "--stream");
        assertThat(streamed.out()).isEqualTo(text + System.lineSeparator());
        String stop = text.substring(5, 8);
        JsonNode stopped = generate("--prompt", "the tower", "--temperature", "1", "--seed", "4", "--stop", stop)
                .json();
        assertThat(stopped.path("text").textValue()).isEqualTo(text.substring(0, text.indexOf(stop)));
        assertThat(stopped.path("end").textValue()).isEqualTo("stop");
    }

    @Test
    void generate_withinLimits_givesWhatWasAskedFor() throws IOException {
        Path schema = file(
                "schema.json",
                "{\"type\":\"object\",\"required\":[\"mood\",\"score\"],\"properties\":{\"mood\":{\"enum\":[\"good\",\"bad\"]},\"score\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":10}}}");
        JsonNode made = MAPPER.readTree(generate("--prompt", "x", "--temperature", "1.5", "--schema", schema.toString())
                .json()
                .path("text")
                .textValue());
        assertThat(made.path("mood").textValue()).isIn("good", "bad");
        assertThat(made.path("score").intValue()).isBetween(1, 10);
        assertThat(generate("--prompt", "x", "--choices", "yes|no")
                        .json()
                        .path("text")
                        .textValue())
                .isIn("yes", "no");
        assertThat(generate("--prompt", "x", "--choice", "up", "--choice", "down|")
                        .json()
                        .path("text")
                        .textValue())
                .isIn("up", "down|");
        assertThat(generate("--prompt", "x", "--regex", "[a-f]{3}-[0-9]{2}")
                        .json()
                        .path("text")
                        .textValue())
                .matches("[a-f]{3}-[0-9]{2}");
        assertThat(generate("--prompt", "x", "--deadline", "0")
                        .json()
                        .path("end")
                        .textValue())
                .isEqualTo("deadline");
    }

    @Test
    void generate_answers_inTheFormOfTheFolder() throws IOException {
        JsonNode answer = generate("--message", "hello", "--system", "be kind", "--max-tokens", "3")
                .json();
        Path file = file(
                "chat.json",
                "[{\"role\":\"system\",\"content\":\"be kind\"},{\"role\":\"user\",\"content\":\"hello\"}]");
        Path object = file("more.json", "{\"messages\":" + Files.readString(file) + "}");
        assertThat(generate("--chat", file.toString(), "--max-tokens", "3").json())
                .isEqualTo(answer);
        assertThat(generate("--chat", object.toString(), "--max-tokens", "3").json())
                .isEqualTo(answer);
        JsonNode asText = run(
                        "tokenize",
                        chat,
                        "--plain",
                        "--json",
                        "<|im_start|>system\nbe kind<|im_end|>\n<|im_start|>user\nhello<|im_end|>\n<|im_start|>assistant\n")
                .json();
        assertThat(answer.path("prompt_tokens")).isEqualTo(asText.path("tokens"));
    }

    @Test
    void rank_ordersChoices() throws IOException {
        Run run = run("rank", chat, "--prompt", "the", "--choice", " tower", "--choice", " a", "--json");
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(MAPPER.readTree(lines.get(0)).path("logprob").doubleValue())
                .isGreaterThanOrEqualTo(
                        MAPPER.readTree(lines.get(1)).path("logprob").doubleValue());
        assertThat(run("rank", chat, "--prompt", "the", "--choice", " tower").out())
                .contains("\" tower\"");
    }

    @Test
    void score_writesALineForEach() throws IOException {
        Path input =
                file("in.jsonl", "{\"tokens\":[1,2,3]}\n\n{\"tokens\":[4],\"adapter\":\"" + BARE + "/adapters/qv\"}\n");
        Path output = folder.resolve("out.jsonl");
        Run run = run("score", BARE, "--input", input.toString(), "--output", output.toString());
        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(output);
        assertThat(lines).hasSize(2);
        JsonNode first = MAPPER.readTree(lines.get(0));
        assertThat(first.path("logprobs").size()).isEqualTo(2);
        assertThat(first.path("nll").doubleValue()).isPositive();
        Path text = file("text.jsonl", "{\"text\":\"a\"}\n");
        run("score", BARE, "--input", text.toString(), "--output", output.toString())
                .failed(2, "text.jsonl:1");
        run("score", BARE, "--input", folder + "/none", "--output", output.toString())
                .failed(2, "There is no file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "generate",
                "generate DIR",
                "generate DIR --prompt a --tokens 1",
                "generate DIR --system a --prompt b",
                "generate DIR --prompt a --max-tokens many",
                "generate DIR --prompt a --regex a --choice b",
                "generate DIR --prompt a --json --stream",
                "generate DIR --prompt a --wings",
                "score DIR",
                "rank DIR --prompt a"
            })
    void wrongUsage_saysWhereToLook(String line) {
        String[] args =
                line.isEmpty() ? new String[0] : line.replace("DIR", chat).split(" ");
        Run run = run(args);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("--help'").doesNotContain("Exception");
    }

    @Test
    void whatGoesWrong_endsWith2_andAMessage() throws IOException {
        run("inspect", folder + "/none").failed(2, "none");
        run("generate", BARE, "--prompt", "a").failed(2, "--tokens");
        run("generate", BARE, "--tokens", "1", "--stop", "a").failed(2, "no tokenizer");
        run("generate", BARE, "--tokens", "1", "--device", "cuda").failed(2, "cuda");
        run("generate", BARE, "--tokens", "9999").failed(2, "9999");
        run("generate", BARE, "--tokens", "1", "--max-tokens", "100000").failed(2, "Shorten the text");
        run("generate", BARE, "--tokens", "1", "--adapter", folder + "/none").failed(2, "none");
        generate("--prompt", "a", "--temperature", "-1").failed(2, "temperature");
        generate("--prompt", "a", "--schema", folder + "/none.json").failed(2, "There is no file");
        generate("--prompt", "a", "--schema", file("wrong.json", "{\"not\":{}}").toString())
                .failed(2, "\"not\"");
        generate("--prompt", "a", "--regex", "(").failed(2, "missing");
        generate("--prompt", "a", "--deadline", "-1").failed(2, "deadline");
        generate("--chat", file("chat.json", "{}").toString()).failed(2, "no messages");
        generate("--chat", file("chat2.json", "[{\"content\":\"a\"}]").toString())
                .failed(2, "role");
    }
}

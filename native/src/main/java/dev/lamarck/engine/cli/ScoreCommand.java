package dev.lamarck.engine.cli;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.files.FileSystems;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.infer.Scorer;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores the lines of a file. */
@Command(
        name = "score",
        description =
                "Say how likely given texts are. A line of the input is an object with \"tokens\" or \"text\", and perhaps"
                        + " an \"adapter\"; a line of the output has \"tokens\", \"logprobs\" of all tokens after the first, and"
                        + " their sum with its sign turned, \"nll\".",
        footer = {"", "Example: lamarck model score models/Qwen2-0.5B --input texts.jsonl --output scores.jsonl"})
final class ScoreCommand implements Callable<Integer> {
    private static final long ADAPTER_BYTES = 1L << 32;

    @Parameters(paramLabel = "DIR", description = "The folder of the model.")
    private String folder = "";

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "The texts, an object of JSON a line.")
    private Path input = Path.of("");

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "Where the scores go, a line for each.")
    private Path output = Path.of("");

    @Mixin
    private final DeviceOptions device = new DeviceOptions();

    private Files files() {
        return FileSystems.reaching(folder);
    }

    @Override
    public Integer call() throws IOException {
        try (Backend backend = device.open();
                MaybeTokenizer tokenizer = new MaybeTokenizer(Tokenizers.of(files(), folder));
                Model model = Model.load(files(), folder, backend);
                AdapterBank bank = new AdapterBank(model, ADAPTER_BYTES);
                PrintWriter writer =
                        new PrintWriter(java.nio.file.Files.newBufferedWriter(output, StandardCharsets.UTF_8))) {
            TextLines lines = new TextLines("score", input, tokenizer.of());
            lines.forEach(some -> score(model, bank, some, writer));
        }
        return 0;
    }

    private void score(Model model, AdapterBank bank, List<TextLines.Line> lines, PrintWriter writer) {
        try (AdapterUses uses = new AdapterUses(bank, model)) {
            List<float[]> likelihoods = uses.byModel(
                    lines.stream().map(TextLines.Line::adapter).toList(),
                    (variant, some) -> new Scorer(variant)
                            .likelihoods(some.stream()
                                    .map(lines::get)
                                    .map(line -> new Scorer.Text(line.tokens(), uses.delta(line.adapter()), 1))
                                    .toList()));
            for (int i = 0; i < lines.size(); i++) {
                writer.println(answer(lines.get(i), likelihoods.get(i)));
            }
            if (writer.checkError()) {
                throw new EngineException("Cannot write %s. Is there room on the disk?".formatted(output));
            }
        }
    }

    private static String answer(TextLines.Line line, float[] likelihoods) {
        double sum = 0;
        for (float likelihood : likelihoods) {
            sum += likelihood;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("tokens", line.tokens());
        facts.put("logprobs", likelihoods);
        facts.put("nll", -sum);
        return Printer.line(facts);
    }
}

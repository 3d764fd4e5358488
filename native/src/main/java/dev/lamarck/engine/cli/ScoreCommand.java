package dev.lamarck.engine.cli;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.infer.Scorer;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Tokenizers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /** Lines that are scored together. */
    private static final int TOGETHER = 256;

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

    private final Files files = new LocalFiles();

    @Override
    public Integer call() throws IOException {
        try (Backend backend = device.open();
                MaybeTokenizer tokenizer = new MaybeTokenizer(Tokenizers.of(files, folder));
                Model model = Model.load(files, folder, backend);
                AdapterBank bank = new AdapterBank(model, ADAPTER_BYTES);
                BufferedReader reader = java.nio.file.Files.newBufferedReader(input);
                PrintWriter writer =
                        new PrintWriter(java.nio.file.Files.newBufferedWriter(output, StandardCharsets.UTF_8))) {
            ScoredLines lines = new ScoredLines(input.toString(), tokenizer.of());
            List<ScoredLines.Line> some = new ArrayList<>();
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    some.add(lines.read(number, line));
                }
                if (some.size() == TOGETHER) {
                    score(model, bank, some, writer);
                    some.clear();
                }
            }
            score(model, bank, some, writer);
        }
        return 0;
    }

    /** Lines of adapters that replace tensors go through a variant of the model, all others together. */
    private void score(Model model, AdapterBank bank, List<ScoredLines.Line> lines, PrintWriter writer) {
        Map<String, AdapterBank.Use> uses = new LinkedHashMap<>();
        try {
            Map<Model, List<Integer>> byModel = new LinkedHashMap<>();
            List<Scorer.Text> texts = new ArrayList<>();
            for (ScoredLines.Line line : lines) {
                Optional<AdapterBank.Use> use =
                        line.adapter().map(name -> uses.computeIfAbsent(name, any -> bank.use(name, () -> read(name))));
                byModel.computeIfAbsent(use.map(AdapterBank.Use::model).orElse(model), any -> new ArrayList<>())
                        .add(texts.size());
                texts.add(new Scorer.Text(line.tokens(), use.map(AdapterBank.Use::delta), 1));
            }
            float[][] likelihoods = new float[texts.size()][];
            byModel.forEach((variant, numbers) -> {
                List<float[]> found = new Scorer(variant)
                        .likelihoods(numbers.stream().map(texts::get).toList());
                for (int i = 0; i < found.size(); i++) {
                    likelihoods[numbers.get(i)] = found.get(i);
                }
            });
            for (int i = 0; i < likelihoods.length; i++) {
                writer.println(answer(lines.get(i), likelihoods[i]));
            }
            if (writer.checkError()) {
                throw new EngineException("Cannot write %s. Is there room on the disk?".formatted(output));
            }
        } finally {
            uses.values().forEach(AdapterBank.Use::close);
        }
    }

    private static String answer(ScoredLines.Line line, float[] likelihoods) {
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

    private PeftAdapter read(String adapter) {
        try {
            return PeftAdapter.read(files, adapter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

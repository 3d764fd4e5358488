package dev.lamarck.engine.cli;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.files.FileSystems;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.infer.Embedder;
import dev.lamarck.engine.model.EmbeddingDefaults;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pooling;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Tokenizer;
import dev.lamarck.engine.text.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes vectors of the lines of a file. */
@Command(
        name = "embed",
        description =
                "Make a vector of each given text. A line of the input is an object with \"tokens\" or \"text\", and perhaps an"
                        + " \"adapter\"; a line of the output has \"tokens\" and \"embedding\".",
        footer = {"", "Example: lamarck model embed models/all-MiniLM-L6-v2 --input texts.jsonl --output vectors.jsonl"
        })
final class EmbedCommand implements Callable<Integer> {
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
            description = "Where the vectors go, a line for each.")
    private Path output = Path.of("");

    @Option(
            names = "--pooling",
            paramLabel = "KIND",
            description =
                    "Make one vector of those of all tokens: mean, last or first. Default: as the folder's modules.json"
                            + " says, which is else not read; without one, mean.")
    private Optional<String> pooling = Optional.empty();

    @Option(names = "--normalise", description = "Bring every vector to length one. Default: as modules.json says.")
    private boolean normalise;

    @Option(names = "--adapter", paramLabel = "DIR", description = "Use this adapter for lines that name none.")
    private Optional<String> adapter = Optional.empty();

    @Option(names = "--cut", description = "Cut texts that are too long. Default: refuse them.")
    private boolean cut;

    @Mixin
    private final DeviceOptions device = new DeviceOptions();

    private Files files() {
        return FileSystems.reaching(folder);
    }

    @Override
    public Integer call() throws IOException {
        EmbeddingDefaults way = pooling.isPresent()
                ? new EmbeddingDefaults(Pooling.named(pooling.get()), false, OptionalInt.empty())
                : EmbeddingDefaults.read(files(), folder);
        try (Backend backend = device.open();
                MaybeTokenizer tokenizer = new MaybeTokenizer(Tokenizers.of(files(), folder));
                Model model = Model.load(files(), folder, backend);
                AdapterBank bank = new AdapterBank(model, ADAPTER_BYTES);
                PrintWriter writer =
                        new PrintWriter(java.nio.file.Files.newBufferedWriter(output, StandardCharsets.UTF_8))) {
            TextLines lines = new TextLines("embed", input, tokenizer.of());
            int context = model.architecture().sizes().context();
            Limit limit = new Limit(
                    Math.min(context, way.most().orElse(context)),
                    tokenizer.of().map(EmbedCommand::ending).orElse(0));
            lines.forEach(some -> {
                try (AdapterUses uses = new AdapterUses(bank, model)) {
                    List<Embedder.Text> texts = some.stream()
                            .map(line -> text(line, uses, limit, lines))
                            .toList();
                    List<float[]> vectors = uses.byModel(
                            some.stream().map(this::adapter).toList(),
                            (variant, which) -> new Embedder(variant, way.pooling(), normalise || way.normalised())
                                    .embed(which.stream().map(texts::get).toList()));
                    write(texts, vectors, writer);
                }
            });
        }
        return 0;
    }

    /** How long texts may be, and how many tokens at their end stay when one is cut. */
    private record Limit(int most, int ending) {}

    /** What the tokenizer puts behind every text. */
    private static int ending(Tokenizer tokenizer) {
        int[] none = tokenizer.encodePrompt("");
        int[] some = tokenizer.encodePrompt("a");
        int ending = 0;
        while (ending < Math.min(none.length, some.length - 1)
                && none[none.length - 1 - ending] == some[some.length - 1 - ending]) {
            ending++;
        }
        return ending;
    }

    private Embedder.Text text(TextLines.Line line, AdapterUses uses, Limit limit, TextLines lines) {
        Embedder.Text text = new Embedder.Text(line.tokens(), uses.delta(adapter(line)));
        int tokens = line.tokens().length;
        if (tokens == 0) {
            throw lines.wrong(line.number(), "it has no tokens");
        }
        if (tokens > limit.most() && !cut) {
            throw lines.wrong(
                    line.number(),
                    "it has %,d tokens, and %,d are the most. Shorten it, or give --cut"
                            .formatted(tokens, limit.most()));
        }
        return text.cut(limit.most(), limit.ending());
    }

    private Optional<String> adapter(TextLines.Line line) {
        return line.adapter().or(() -> adapter);
    }

    private void write(List<Embedder.Text> texts, List<float[]> vectors, PrintWriter writer) {
        for (int i = 0; i < texts.size(); i++) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("tokens", texts.get(i).tokens());
            facts.put("embedding", vectors.get(i));
            writer.println(Printer.line(facts));
        }
        if (writer.checkError()) {
            throw new EngineException("Cannot write %s. Is there room on the disk?".formatted(output));
        }
    }
}

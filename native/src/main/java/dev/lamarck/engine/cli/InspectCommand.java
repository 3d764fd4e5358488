package dev.lamarck.engine.cli;

import dev.lamarck.engine.files.FileSystems;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.model.Architecture;
import dev.lamarck.engine.model.Attention;
import dev.lamarck.engine.model.Place;
import dev.lamarck.engine.model.Sizes;
import dev.lamarck.engine.model.Stored;
import dev.lamarck.engine.model.Weights;
import dev.lamarck.engine.text.Tokenizers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a folder holds, from its headers alone. */
@Command(
        name = "inspect",
        description = "Say what a model in a folder is, and whether its files are whole. No weights are read.",
        footer = {"", "Example: lamarck model inspect models/Qwen2-0.5B"})
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of the model.")
    private String folder = "";

    @Option(names = "--json", description = "Print one object of JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Files files = FileSystems.reaching(folder);
        Architecture model = Architecture.read(files, folder);
        Weights weights = Weights.read(files, folder, model);
        Map<String, Object> facts = new LinkedHashMap<>();
        describe(model, facts);
        weigh(weights, facts);
        try (MaybeTokenizer tokenizer = new MaybeTokenizer(Tokenizers.of(files, folder))) {
            facts.put(
                    "tokenizer",
                    tokenizer.of().map(some -> some.pieces().size() + " tokens").orElse("none"));
        }
        Printer.of(spec, json).facts(folder, facts);
        return 0;
    }

    private static void describe(Architecture model, Map<String, Object> facts) {
        Sizes sizes = model.sizes();
        Attention attention = model.layer().attention();
        facts.put("family", model.family());
        facts.put("layers", sizes.layers());
        facts.put("width", sizes.width());
        facts.put("inner_width", model.layer().feed().inner());
        facts.put("heads", attention.heads());
        facts.put("key_heads", attention.keyHeads());
        facts.put("head_size", attention.headSize());
        facts.put("vocabulary", sizes.vocabulary());
        facts.put("context", sizes.context());
    }

    /** A head that is tied to the embeddings has no weights of its own. */
    private static void weigh(Weights weights, Map<String, Object> facts) {
        Set<Stored> tensors = new LinkedHashSet<>();
        for (Place place : weights.places()) {
            tensors.add(weights.weight(place.role(), place.layer()));
            weights.bias(place.role(), place.layer()).ifPresent(tensors::add);
        }
        long parameters = tensors.stream()
                .mapToLong(tensor -> tensor.bytes() / tensor.type().bytes())
                .sum();
        long bytes = tensors.stream().mapToLong(Stored::bytes).sum();
        Optional<String> type =
                tensors.stream().findFirst().map(tensor -> tensor.dtype().label());
        facts.put("parameters", parameters);
        facts.put("bytes", bytes);
        facts.put("numbers", type.orElse("none"));
        List<String> unused = weights.unused();
        if (!unused.isEmpty()) {
            facts.put("unused_tensors", unused);
        }
    }
}

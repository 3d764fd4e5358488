package dev.lamarck.engine.cli;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.infer.Continuation;
import dev.lamarck.engine.infer.Generator;
import dev.lamarck.engine.infer.Request;
import dev.lamarck.engine.model.GenerationDefaults;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Tokenizer;
import dev.lamarck.engine.text.Tokenizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on from a prompt, with one adapter or with several at a time. */
@Command(
        name = "generate",
        description =
                "Generate from a prompt. With several adapters, each goes on from it in its own way, all in one batch.",
        footer = {"", "Example: lamarck model generate models/Qwen2-0.5B --prompt 'The tower' --max-tokens 40 --greedy"
        })
final class GenerateCommand implements Callable<Integer> {
    private static final long CACHE_BYTES = 1L << 30;
    private static final long ADAPTER_BYTES = 1L << 32;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of the model.")
    private String folder = "";

    @Option(names = "--prompt", paramLabel = "TEXT", description = "What to go on from, as text.")
    private Optional<String> prompt = Optional.empty();

    @Option(
            names = "--tokens",
            paramLabel = "ID",
            split = ",",
            description = "The same as token ids, with commas between; for folders without a tokenizer too.")
    private List<Integer> tokens = new ArrayList<>();

    @Option(names = "--max-tokens", paramLabel = "N", description = "Generate at most so many tokens. Default: 128.")
    private int most = 128;

    @Option(
            names = "--adapter",
            paramLabel = "DIR",
            description = "Use the LoRA adapter in this folder; may be given again.")
    private List<String> adapters = new ArrayList<>();

    @Option(names = "--json", description = "Print an object of JSON for each continuation.")
    private boolean json;

    @Mixin
    private final SamplingOptions sampling = new SamplingOptions();

    @Mixin
    private final DeviceOptions device = new DeviceOptions();

    private final Files files = new LocalFiles();

    @Override
    public Integer call() throws IOException {
        GenerationDefaults defaults = GenerationDefaults.read(files, folder);
        try (Backend backend = device.open();
                MaybeTokenizer tokenizer = new MaybeTokenizer(Tokenizers.of(files, folder));
                Model model = Model.load(files, folder, backend);
                AdapterBank bank = new AdapterBank(model, ADAPTER_BYTES);
                Generator generator = new Generator(model, DType.F32, CACHE_BYTES)) {
            int[] start = start(tokenizer.of());
            Request plain = new Request(
                    start,
                    Optional.empty(),
                    sampling.sampling(defaults),
                    most,
                    ends(defaults, tokenizer.of()),
                    Optional.empty());
            generate(bank, generator, plain, tokenizer.of());
        }
        return 0;
    }

    private int[] start(Optional<Tokenizer> tokenizer) {
        if (prompt.isPresent() == !tokens.isEmpty()) {
            throw new EngineException("Give either --prompt or --tokens.");
        }
        if (prompt.isEmpty()) {
            return tokens.stream().mapToInt(Integer::intValue).toArray();
        }
        return tokenizer
                .orElseThrow(() -> new EngineException(
                        "There is no tokenizer in %s. Give the prompt as --tokens.".formatted(folder)))
                .encodePrompt(prompt.get());
    }

    private static Set<Integer> ends(GenerationDefaults defaults, Optional<Tokenizer> tokenizer) {
        Set<Integer> ends = new LinkedHashSet<>(defaults.ends());
        tokenizer.ifPresent(some -> ends.addAll(some.special().eos()));
        return ends;
    }

    private void generate(AdapterBank bank, Generator generator, Request plain, Optional<Tokenizer> tokenizer) {
        List<AdapterBank.Use> uses = new ArrayList<>();
        try {
            adapters.forEach(adapter -> uses.add(bank.use(adapter, () -> read(adapter))));
            List<Request> requests = uses.isEmpty()
                    ? List.of(plain)
                    : uses.stream()
                            .map(use -> plain.with(Optional.of(use.delta())))
                            .toList();
            List<Continuation> all = generator.generate(requests);
            for (int i = 0; i < all.size(); i++) {
                print(Optional.of(i).filter(any -> !uses.isEmpty()).map(adapters::get), plain, all.get(i), tokenizer);
            }
        } finally {
            uses.forEach(AdapterBank.Use::close);
        }
    }

    private PeftAdapter read(String adapter) {
        try {
            return PeftAdapter.read(files, adapter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(Optional<String> adapter, Request request, Continuation made, Optional<Tokenizer> tokenizer) {
        Optional<String> text = tokenizer.map(some -> some.decode(made.tokens()));
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            adapter.ifPresent(name -> facts.put("adapter", name));
            facts.put("prompt_tokens", request.prompt());
            facts.put("tokens", made.tokens());
            text.ifPresent(some -> facts.put("text", some));
            facts.put("end", made.why().name().toLowerCase(Locale.ROOT));
            spec.commandLine().getOut().println(Printer.line(facts));
        } else {
            adapter.ifPresent(name -> spec.commandLine().getOut().println("── " + name));
            spec.commandLine().getOut().println(text.orElseGet(() -> ids(made.tokens())));
        }
        spec.commandLine().getOut().flush();
    }

    private static String ids(int[] tokens) {
        StringBuilder ids = new StringBuilder();
        for (int token : tokens) {
            ids.append(ids.isEmpty() ? "" : ",").append(token);
        }
        return ids.toString();
    }
}

package dev.lamarck.engine.cli;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.constrain.Grammar;
import dev.lamarck.engine.files.FileSystems;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.infer.Continuation;
import dev.lamarck.engine.infer.Generator;
import dev.lamarck.engine.infer.Request;
import dev.lamarck.engine.model.GenerationDefaults;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.text.Tokenizer;
import dev.lamarck.engine.text.Tokenizers;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on from a prompt, with one adapter or with several at a time. */
@Command(
        name = "generate",
        description =
                "Generate from a prompt. With several adapters, each goes on from it in its own way, all in one batch.",
        footer = {
            "",
            "Examples: lamarck model generate models/Qwen2-0.5B --prompt 'The tower' --max-tokens 40 --greedy",
            "  lamarck model generate models/Qwen2-0.5B-Instruct --message 'Is rain wet?' --choices 'yes|no'"
        })
final class GenerateCommand implements Callable<Integer> {
    private static final long CACHE_BYTES = 1L << 30;
    private static final long ADAPTER_BYTES = 1L << 32;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of the model.")
    private String folder = "";

    @Option(
            names = "--adapter",
            paramLabel = "DIR",
            description = "Use the LoRA adapter in this folder; may be given again.")
    private List<String> adapters = new ArrayList<>();

    @Option(names = "--json", description = "Print an object of JSON for each continuation.")
    private boolean json;

    @Option(
            names = "--stream",
            negatable = true,
            description = "Print what is generated as it comes. Default: when it is read on a terminal.")
    private Optional<Boolean> stream = Optional.empty();

    @Mixin
    private final PromptOptions prompt = new PromptOptions();

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Mixin
    private final SamplingOptions sampling = new SamplingOptions();

    @Mixin
    private final DeviceOptions device = new DeviceOptions();

    private Files files() {
        return FileSystems.reaching(folder);
    }

    @Override
    public Integer call() throws IOException {
        boolean streams = streams();
        Optional<Grammar> grammar = limits.grammar(spec);
        GenerationDefaults defaults = GenerationDefaults.read(files(), folder);
        try (MaybeTokenizer tokenizer = new MaybeTokenizer(Tokenizers.of(files(), folder))) {
            Request plain = Request.greedy(prompt.tokens(spec, files(), folder, tokenizer.of()), limits.most())
                    .with(sampling.sampling(defaults))
                    .endingAt(ends(defaults, tokenizer.of()));
            try (Backend backend = device.open();
                    Model model = Model.load(files(), folder, backend);
                    AdapterBank bank = new AdapterBank(model, ADAPTER_BYTES);
                    AdapterUses uses = new AdapterUses(bank, model)) {
                int vocabulary = model.architecture().sizes().vocabulary();
                Request limited = limits.limited(plain, grammar, tokenizer.of(), vocabulary);
                List<Optional<String>> all = adapters.isEmpty()
                        ? List.of(Optional.empty())
                        : adapters.stream().map(Optional::of).toList();
                printAll(
                        uses.byModel(
                                all,
                                (variant, some) -> continuations(
                                        variant,
                                        some.stream()
                                                .map(one -> limited.with(uses.delta(all.get(one))))
                                                .toList(),
                                        streams)),
                        limited,
                        streams);
            }
        }
        return 0;
    }

    private List<Continuation> continuations(Model model, List<Request> requests, boolean streams) {
        try (Generator generator = new Generator(model, DType.F32, CACHE_BYTES)) {
            return streams ? List.of(stream(generator, requests.get(0))) : generator.generate(requests);
        }
    }

    private boolean streams() {
        boolean possible = !json && adapters.size() <= 1;
        if (stream.orElse(false) && !possible) {
            throw new ParameterException(
                    spec.commandLine(), "With --json or several adapters nothing can be streamed. Leave --stream out.");
        }
        return possible && stream.orElseGet(GenerateCommand::onTerminal);
    }

    @SuppressWarnings("SystemConsoleNull") // Java 17, where there is none if the output is no terminal.
    private static boolean onTerminal() {
        return System.console() != null;
    }

    private static Set<Integer> ends(GenerationDefaults defaults, Optional<Tokenizer> tokenizer) {
        Set<Integer> ends = new LinkedHashSet<>(defaults.ends());
        tokenizer.ifPresent(some -> ends.addAll(some.special().eos()));
        return ends;
    }

    private Continuation stream(Generator generator, Request request) {
        PrintWriter out = spec.commandLine().getOut();
        CompletableFuture<Continuation> result =
                generator.add(request, new Streaming(out, request.reading().isPresent()));
        while (generator.step()) {}
        out.println();
        out.flush();
        return result.join();
    }

    private void printAll(List<Continuation> all, Request request, boolean streamed) {
        for (int i = 0; i < all.size() && !streamed; i++) {
            Optional<String> adapter = adapters.isEmpty() ? Optional.empty() : Optional.of(adapters.get(i));
            print(adapter, request, all.get(i));
        }
    }

    private void print(Optional<String> adapter, Request request, Continuation made) {
        PrintWriter out = spec.commandLine().getOut();
        boolean text = request.reading().isPresent();
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            adapter.ifPresent(name -> facts.put("adapter", name));
            facts.put("prompt_tokens", request.prompt());
            facts.put("tokens", made.tokens());
            if (text) {
                facts.put("text", made.text());
            }
            facts.put("end", made.why().name().toLowerCase(Locale.ROOT));
            out.println(Printer.line(facts));
        } else {
            adapter.ifPresent(name -> out.println("── " + name));
            out.println(text ? made.text() : ids(made.tokens()));
        }
        out.flush();
    }

    private static String ids(int[] tokens) {
        return Arrays.stream(tokens).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}

package dev.lamarck.engine.cli;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.files.FileSystems;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.infer.Ranking;
import dev.lamarck.engine.infer.Scorer;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Tokenizer;
import dev.lamarck.engine.text.Tokenizers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ranks what could follow a prompt. */
@Command(
        name = "rank",
        description = "Rank texts by how likely the model would go on with each of them, the likeliest first.",
        footer = {
            "",
            "Example: lamarck model rank models/Qwen2-0.5B --prompt 'The sky is' --choice ' blue' --choice ' made of cheese'"
        })
final class RankCommand implements Callable<Integer> {
    private static final long ADAPTER_BYTES = 1L << 32;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of the model.")
    private String folder = "";

    @Option(names = "--prompt", required = true, paramLabel = "TEXT", description = "What the texts could follow.")
    private String prompt = "";

    @Option(
            names = "--choice",
            required = true,
            paramLabel = "TEXT",
            description = "One of the texts, with the space before it if there is one; may be given again.")
    private List<String> choices = new ArrayList<>();

    @Option(
            names = "--per-token",
            description = "Order by the likelihood of a token on average, not of the whole text.")
    private boolean perToken;

    @Option(names = "--adapter", paramLabel = "DIR", description = "Use the LoRA adapter in this folder.")
    private Optional<String> adapter = Optional.empty();

    @Option(names = "--json", description = "Print an object of JSON for each text.")
    private boolean json;

    @Mixin
    private final DeviceOptions device = new DeviceOptions();

    private Files files() {
        return FileSystems.reaching(folder);
    }

    @Override
    public Integer call() throws IOException {
        try (Tokenizer tokenizer = Tokenizers.of(files(), folder)
                        .orElseThrow(() -> new EngineException("There is no tokenizer in %s.".formatted(folder)));
                Backend backend = device.open();
                Model model = Model.load(files(), folder, backend);
                AdapterBank bank = new AdapterBank(model, ADAPTER_BYTES);
                AdapterUses uses = new AdapterUses(bank, model)) {
            int[] start = tokenizer.encodePrompt(prompt);
            List<int[]> wholes = choices.stream()
                    .map(choice -> tokenizer.encodePrompt(prompt + choice))
                    .toList();
            int common = wholes.stream()
                    .mapToInt(whole -> common(start, whole))
                    .min()
                    .orElse(start.length);
            List<int[]> rests = wholes.stream()
                    .map(whole -> Arrays.copyOfRange(whole, common, whole.length))
                    .toList();
            uses.byModel(
                            List.of(adapter),
                            (variant, only) -> List.of(new Ranking(new Scorer(variant))
                                    .of(Arrays.copyOf(start, common), rests, uses.delta(adapter), perToken)))
                    .get(0)
                    .forEach(this::print);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** Tokens of the prompt that are the same with a choice after it; some of them may merge with the choice's first ones. */
    private static int common(int[] prompt, int[] whole) {
        int differs = Arrays.mismatch(prompt, whole);
        return differs < 0 ? prompt.length : differs;
    }

    private void print(Ranking.Ranked ranked) {
        String choice = choices.get(ranked.place());
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("choice", choice);
            facts.put("logprob", ranked.likelihood());
            facts.put("logprob_per_token", ranked.perToken());
            spec.commandLine().getOut().println(Printer.line(facts));
        } else {
            spec.commandLine()
                    .getOut()
                    .printf("%10.4f  %10.4f  %s%n", ranked.likelihood(), ranked.perToken(), Printer.line(choice));
        }
    }
}

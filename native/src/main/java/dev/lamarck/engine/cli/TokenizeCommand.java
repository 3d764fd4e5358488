package dev.lamarck.engine.cli;

import dev.lamarck.engine.files.FileSystems;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Tokenizer;
import dev.lamarck.engine.text.Tokenizers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the tokens of a text. */
@Command(
        name = "tokenize",
        description = "Show the tokens of a text, as the model gets it.",
        footer = {"", "Example: lamarck model tokenize models/Qwen2-0.5B 'The tower'"})
final class TokenizeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the model.")
    private String folder = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "The text.")
    private String text = "";

    @Option(names = "--plain", description = "Without what the model wants at the ends of its input.")
    private boolean plain;

    @Option(names = "--json", description = "Print one object of JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (Tokenizer tokenizer = Tokenizers.of(FileSystems.reaching(folder), folder)
                .orElseThrow(() -> new EngineException("There is no tokenizer in %s.".formatted(folder)))) {
            int[] ids = plain ? tokenizer.encode(text) : tokenizer.encodePrompt(text);
            List<String> pieces = new ArrayList<>();
            for (int id : ids) {
                pieces.add(new String(tokenizer.pieces().bytes(id), StandardCharsets.UTF_8));
            }
            if (json) {
                Map<String, Object> facts = new LinkedHashMap<>();
                facts.put("tokens", ids);
                facts.put("pieces", pieces);
                spec.commandLine().getOut().println(Printer.line(facts));
            } else {
                for (int i = 0; i < ids.length; i++) {
                    spec.commandLine().getOut().printf("%8d  %s%n", ids[i], Printer.line(pieces.get(i)));
                }
            }
            spec.commandLine().getOut().flush();
        }
        return 0;
    }
}

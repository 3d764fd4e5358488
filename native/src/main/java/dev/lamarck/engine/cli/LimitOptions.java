package dev.lamarck.engine.cli;

import dev.lamarck.engine.constrain.Constraint;
import dev.lamarck.engine.constrain.Grammar;
import dev.lamarck.engine.constrain.TokenTrie;
import dev.lamarck.engine.infer.Reading;
import dev.lamarck.engine.infer.Request;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Pieces;
import dev.lamarck.engine.text.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where generating ends, and what may be generated. */
final class LimitOptions {
    private static final double NANOS = 1e9;

    @Option(names = "--max-tokens", paramLabel = "N", description = "Generate at most so many tokens. Default: 128.")
    private int most = 128;

    @Option(names = "--stop", paramLabel = "TEXT", description = "End before this text; may be given again.")
    private List<String> stops = new ArrayList<>();

    @Option(names = "--deadline", paramLabel = "SECONDS", description = "End after this time, with what is there.")
    private Optional<Double> deadline = Optional.empty();

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description =
                    "Generate JSON that satisfies the JSON schema in this file. What it says and cannot be honoured is"
                            + " refused.")
    private Optional<Path> schema = Optional.empty();

    @Option(names = "--regex", paramLabel = "PATTERN", description = "Generate what this regular expression matches.")
    private Optional<String> regex = Optional.empty();

    @Option(names = "--choice", paramLabel = "TEXT", description = "Generate one of these; given for each of them.")
    private List<String> choice = new ArrayList<>();

    @Option(names = "--choices", paramLabel = "TEXT", split = "\\|", description = "The same at once, with | between.")
    private List<String> choices = new ArrayList<>();

    int most() {
        return most;
    }

    /** What may be generated; anything if nothing was said. */
    Optional<Grammar> grammar(CommandSpec spec) throws IOException {
        List<String> texts = Stream.concat(choice.stream(), choices.stream()).toList();
        if (Stream.of(schema.isPresent(), regex.isPresent(), !texts.isEmpty())
                        .filter(given -> given)
                        .count()
                > 1) {
            throw new ParameterException(
                    spec.commandLine(), "Give only one of --schema, --regex, and --choice or --choices.");
        }
        if (schema.isPresent()) {
            return Optional.of(Grammar.ofSchema(Files.readString(schema.get())));
        }
        return texts.isEmpty() ? regex.map(Grammar::ofRegex) : Optional.of(Grammar.ofChoices(texts));
    }

    /**
     * A request with these limits.
     *
     * @param vocabulary of the model
     */
    Request limited(Request plain, Optional<Grammar> grammar, Optional<Tokenizer> tokenizer, int vocabulary) {
        Request limited = deadline.map(seconds -> plain.within(Duration.ofNanos(nanos(seconds))))
                .orElse(plain);
        if (tokenizer.isEmpty()) {
            if (grammar.isPresent() || !stops.isEmpty()) {
                throw new EngineException(
                        "The folder of the model has no tokenizer, so that what is generated is no text. Leave out --stop, --schema, --regex and --choice.");
            }
            return limited;
        }
        Pieces pieces = tokenizer.get().pieces();
        Request read = limited.with(new Reading(pieces, stops));
        return grammar.map(some -> read.with(Constraint.of(some, TokenTrie.of(pieces, vocabulary))))
                .orElse(read);
    }

    private static long nanos(double seconds) {
        if (!(seconds >= 0)) {
            throw new EngineException("The deadline cannot be %s seconds: it has to be 0 or more.".formatted(seconds));
        }
        return (long) (seconds * NANOS);
    }
}

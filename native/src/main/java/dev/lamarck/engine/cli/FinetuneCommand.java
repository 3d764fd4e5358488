package dev.lamarck.engine.cli;

import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.adapter.Targets;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.files.FileSystems;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Tokenizers;
import dev.lamarck.engine.train.Beginning;
import dev.lamarck.engine.train.FineTuning;
import dev.lamarck.engine.train.Lesson;
import dev.lamarck.engine.train.Optimiser;
import dev.lamarck.engine.train.Trainee;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns an adapter from the lines of a file. */
@Command(
        name = "finetune",
        description =
                "Learn a LoRA adapter from the lines of a file, and write it as PEFT does. A line is an object with \"text\","
                        + " with \"prompt\" and \"completion\", of which only the completion counts, or with \"tokens\" and perhaps"
                        + " a \"mask\" of what counts or the place that it counts \"from\".",
        footer = {
            "",
            "Example: lamarck model finetune models/Qwen2-0.5B --data posts.jsonl --rank 8 --targets q_proj,v_proj --out posts"
        })
final class FinetuneCommand implements Callable<Integer> {
    private static final String ALL = "all-linear";
    private static final int USUAL_RANK = 8;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of the model.")
    private String folder = "";

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "What to learn from, an object of JSON a line.")
    private Path data = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "ADAPTER",
            description = "The folder of the new adapter, on this machine, which must not be there yet.")
    private Path out = Path.of("");

    @Option(names = "--rank", paramLabel = "R", description = "Of each change. Default: 8.")
    private Optional<Integer> rank = Optional.empty();

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description = "The strength of changes: they count alpha / rank times. Default: twice the rank.")
    private Optional<Double> alpha = Optional.empty();

    @Option(
            names = "--dropout",
            paramLabel = "P",
            description = "How often a number of the input of a change is left out while it learns. Default: 0.")
    private double dropout;

    @Option(
            names = "--targets",
            split = ",",
            paramLabel = "NAME",
            description =
                    "The modules to change, with commas between, or all-linear, all of them but the head. Default:"
                            + " all-linear.")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--rslora", description = "Let changes count alpha / √rank times.")
    private boolean stabilised;

    @Option(names = "--from", paramLabel = "DIR", description = "Go on from the adapter in this folder.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--validation",
            paramLabel = "FILE",
            description = "Other lines, whose loss is told before and after.")
    private Optional<Path> validation = Optional.empty();

    @Option(names = "--no-end", description = "Do not put the token that ends a text after each.")
    private boolean open;

    @Option(names = "--json", description = "Print an object of JSON for each step, and one at the end.")
    private boolean json;

    @Mixin
    private final LearningOptions learning = new LearningOptions();

    @Mixin
    private final DeviceOptions device = new DeviceOptions();

    @Override
    public Integer call() throws IOException {
        NewFolder place = NewFolder.at(out);
        Files files = FileSystems.reaching(folder);
        try (Backend backend = device.open();
                MaybeTokenizer tokenizer = new MaybeTokenizer(Tokenizers.of(files, folder));
                Model model = Model.load(files, folder, backend)) {
            List<Lesson> lessons = lines(data, tokenizer, model).all();
            List<Lesson> others = validation.isEmpty()
                    ? List.of()
                    : lines(validation.get(), tokenizer, model).all();
            FineTuning.Plan plan = learning.plan(lessons);
            FineTuning tuning = new FineTuning(model, lessons, plan);
            try (Trainee trainee = trainee(model);
                    Optimiser optimiser = new Optimiser(trainee, learning.rule())) {
                LearningLog log = new LearningLog(
                        spec.commandLine().getOut(), json, plan.schedule().steps());
                log.begins(trainee, lessons, loss(model, trainee, others));
                tuning.run(trainee, optimiser, log);
                place.fill(half -> trainee.draft(Optional.of(folder)).write(new LocalFiles(), half));
                log.ends(out, loss(model, trainee, others));
            }
        }
        return 0;
    }

    private LessonLines lines(Path file, MaybeTokenizer tokenizer, Model model) {
        return new LessonLines(file, tokenizer.of(), model.architecture().sizes(), !open);
    }

    private static OptionalDouble loss(Model model, Trainee trainee, List<Lesson> lessons) {
        return lessons.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(FineTuning.loss(model, trainee, lessons));
    }

    private Trainee trainee(Model model) throws IOException {
        if (from.isEmpty()) {
            int ranks = rank.orElse(USUAL_RANK);
            Beginning beginning =
                    new Beginning(ranks, alpha.orElse(2.0 * ranks), stabilised, dropout, targets(), learning.seed());
            return Trainee.begin(out.toString(), model, beginning);
        }
        if (rank.isPresent() || alpha.isPresent() || stabilised || !targets.isEmpty()) {
            throw new EngineException(
                    "Leave out --rank, --alpha, --rslora and --targets: they are those of %s, from which learning goes on."
                            .formatted(from.get()));
        }
        return Trainee.from(
                out.toString(),
                model,
                PeftAdapter.read(FileSystems.reaching(from.get()), from.get()),
                dropout,
                learning.seed());
    }

    private Targets targets() {
        return targets.isEmpty() || targets.equals(List.of(ALL))
                ? new Targets.AllLinear()
                : new Targets.Named(Set.copyOf(targets), new Targets.Layers(Set.of(), List.of()));
    }
}

package dev.lamarck.engine.cli;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.bench.Generating;
import dev.lamarck.engine.bench.Pairs;
import dev.lamarck.engine.bench.Peer;
import dev.lamarck.engine.bench.Population;
import dev.lamarck.engine.bench.Work;
import dev.lamarck.engine.files.FileSystems;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.infer.Generator;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Place;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.EngineException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how fast a model runs on this machine. */
@Command(
        name = "bench",
        description =
                "Measure how fast a model runs here: loading, reading a prompt, generating, scoring a population.",
        footer = {
            "",
            "A peer is a command that, for each line it gets, does the same work once and answers with the seconds.",
            "Runs are taken in turn; ratios are medians over pairs of runs.",
            "",
            "Example: lamarck model bench models/Qwen2-0.5B --part decode"
        })
final class BenchCommand implements Callable<Integer> {
    private static final long CACHE_BYTES = 1L << 31;
    private static final long READ_FLOATS = 1L << 27;

    /** What can be measured. */
    enum Part {
        LOAD,
        PREFILL,
        DECODE,
        POPULATION
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of the model.")
    private String folder = "";

    @Option(
            names = "--part",
            paramLabel = "NAME",
            split = ",",
            description = "Measure this only: load, prefill, decode or population; may be given again.")
    private List<Part> parts = new ArrayList<>();

    @Option(names = "--runs", paramLabel = "N", description = "Measure so many times. Default: 5.")
    private int runs = 5;

    @Option(names = "--prompt-tokens", paramLabel = "N", description = "Of the prompt. Default: 512.")
    private int promptTokens = 512;

    @Option(names = "--max-tokens", paramLabel = "N", description = "To generate. Default: 64.")
    private int most = 64;

    @Option(names = "--adapters", paramLabel = "N", description = "In the population, made at random. Default: 64.")
    private int adapters = 64;

    @Option(names = "--rank", paramLabel = "N", description = "Of the adapters. Default: 8.")
    private int rank = 8;

    @Option(names = "--sequences", paramLabel = "N", description = "That each adapter scores. Default: 8.")
    private int sequences = 8;

    @Option(names = "--sequence-tokens", paramLabel = "N", description = "Of each of them. Default: 128.")
    private int sequenceTokens = 128;

    @Option(names = "--peer", paramLabel = "NAME=COMMAND", description = "Compare with this; may be given again.")
    private Map<String, String> peers = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print one object of JSON.")
    private boolean json;

    @Mixin
    private final DeviceOptions device = new DeviceOptions();

    private Files files() {
        return FileSystems.reaching(folder);
    }

    @Override
    public Integer call() throws IOException {
        if (parts.isEmpty()) {
            parts.addAll(List.of(Part.values()));
        }
        if (!peers.isEmpty() && parts.size() != 1) {
            throw new EngineException("A peer does one kind of work: say with --part which.");
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        try (Backend backend = device.open()) {
            facts.put("numerics", backend.numerics().toString());
            for (Part part : parts) {
                switch (part) {
                    case LOAD ->
                        measure(facts, part, 0, Work.timed(() -> load(backend).close()));
                    case PREFILL, DECODE -> generating(facts, part, backend);
                    case POPULATION -> population(facts, backend);
                }
            }
        }
        print(facts);
        return 0;
    }

    private Model load(Backend backend) {
        try {
            return Model.load(files(), folder, backend);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void generating(Map<String, Object> facts, Part part, Backend backend) {
        try (Model model = load(backend);
                Generator generator = new Generator(model, DType.F32, CACHE_BYTES)) {
            Generating work = new Generating(model, generator, promptTokens);
            if (part == Part.PREFILL) {
                measure(facts, part, promptTokens, work.prefill());
                return;
            }
            double seconds = measure(facts, part, most, work.decode(most));
            facts.put("decode_weights_bytes_per_s", weightBytes(model) * most / seconds);
            if (backend instanceof CpuBackend processor) {
                facts.put("read_bytes_per_s", readBytes(processor));
            }
        }
    }

    private static long weightBytes(Model model) {
        long bytes = 0;
        for (Place place : model.places()) {
            bytes += place.inputs()
                    * place.outputs()
                    * model.linear(model.places().indexOf(place))
                            .weight()
                            .type()
                            .bytes();
        }
        return bytes;
    }

    /** What the memory gives to all threads together. */
    private double readBytes(CpuBackend backend) {
        try (var much = backend.tensor(backend.memory(), READ_FLOATS / 1024, 1024)) {
            backend.fill(much);
            Pairs pairs = Pairs.measure(Work.timed(() -> backend.sumOfBytes(much)), List.of(), Math.max(5, runs));
            return 4.0 * READ_FLOATS / pairs.seconds();
        }
    }

    private void population(Map<String, Object> facts, Backend backend) {
        Population.Size size = new Population.Size(adapters, rank, sequences, sequenceTokens);
        try (Model model = load(backend);
                Population population = new Population(model, size)) {
            measure(facts, Part.POPULATION, size.allTokens(), population.scoring(size));
            facts.put("population_adapter_bytes", population.bytes());
        }
    }

    private double measure(Map<String, Object> facts, Part part, long tokens, Work work) {
        String name = part.name().toLowerCase(java.util.Locale.ROOT);
        List<Peer> started = new ArrayList<>();
        try {
            peers.forEach((peer, command) -> started.add(Peer.start(peer, command)));
            Pairs pairs = Pairs.measure(work, started, runs);
            facts.put(name + "_s", pairs.seconds());
            if (tokens > 0) {
                facts.put(name + "_tokens_per_s", tokens / pairs.seconds());
            }
            for (Peer peer : started) {
                facts.put(name + "_s_of_" + peer.name(), pairs.seconds(peer.name()));
                facts.put(name + "_times_as_fast_as_" + peer.name(), pairs.ratio(peer.name()));
            }
            return pairs.seconds();
        } finally {
            started.forEach(Peer::close);
        }
    }

    private void print(Map<String, Object> facts) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Printer.line(facts));
        } else {
            facts.forEach((name, value) -> out.printf(
                    "%-40s %s%n", name.replace('_', ' '), value instanceof Number number ? shown(number) : value));
        }
        out.flush();
    }

    private static String shown(Number number) {
        double value = number.doubleValue();
        return value >= 1000 ? "%,.0f".formatted(value) : "%.4g".formatted(value);
    }
}

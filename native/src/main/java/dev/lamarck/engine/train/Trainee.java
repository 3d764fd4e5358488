package dev.lamarck.engine.train;

import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.adapter.PeftDraft;
import dev.lamarck.engine.adapter.PeftPart;
import dev.lamarck.engine.adapter.Targets;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.Dropout;
import dev.lamarck.engine.backend.Learning;
import dev.lamarck.engine.backend.LowRank;
import dev.lamarck.engine.infer.Philox;
import dev.lamarck.engine.model.Block;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Place;
import dev.lamarck.engine.model.Role;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An adapter that learns, in floats, with its gradients. It can be used like any other at the same time, but not while it takes a step.
 * To be closed before its model is.
 */
public final class Trainee implements Learning, AutoCloseable {
    /** In the place of a step where first numbers are drawn. */
    private static final int BEFORE_ALL = -1;

    private final String name;
    private final Backend backend;
    private final Memory memory;
    private final boolean stabilised;
    private final double dropout;
    private final long seed;
    private final SortedMap<Integer, Part> parts = new TreeMap<>();
    private int step;
    private int row;

    /** What is learned about one module. */
    record Part(Place place, double alpha, LowRank change, Gradient gradient) {
        /** Each half with its gradient. */
        List<Half> halves() {
            return List.of(
                    new Half(place.module() + ".A", change.down(), gradient.down()),
                    new Half(place.module() + ".B", change.up(), gradient.up()));
        }
    }

    /** Numbers that are learned. */
    record Half(String name, Tensor values, Tensor gradient) {}

    private Trainee(String name, Model model, boolean stabilised, double dropout, long seed) {
        this.name = name;
        this.backend = model.backend();
        this.memory = backend.memory().of("adapter " + name + " and its gradients");
        this.stabilised = stabilised;
        this.dropout = dropout;
        this.seed = seed;
    }

    /** A new adapter, which changes nothing yet: as in PEFT, its first halves are drawn evenly within ±1/√inputs, its second are 0. */
    public static Trainee begin(String name, Model model, Beginning beginning) {
        Trainee trainee = new Trainee(name, model, beginning.stabilised(), beginning.dropout(), beginning.seed());
        boolean begun = false;
        try {
            trainee.fill(model, beginning);
            begun = true;
            return trainee;
        } finally {
            if (!begun) {
                trainee.close();
            }
        }
    }

    private void fill(Model model, Beginning beginning) {
        if (beginning.targets() instanceof Targets.Named named) {
            named.names().stream().sorted().forEach(name -> requireModule(model, name));
        }
        for (int site = 0; site < model.places().size(); site++) {
            Place place = model.places().get(site);
            if (place.role() != Role.HEAD && beginning.targets().include(place.module())) {
                float[] down = first(site, beginning.rank(), Math.toIntExact(place.inputs()));
                float[] up = new float[Math.toIntExact(beginning.rank() * place.outputs())];
                add(site, place, beginning.alpha(), down, up);
            }
        }
        if (parts.isEmpty()) {
            throw TrainErrors.noTarget(model, beginning.targets().toString());
        }
    }

    private static void requireModule(Model model, String name) {
        List<Place> called = model.places().stream()
                .filter(place -> place.module().equals(name) || place.module().endsWith("." + name))
                .toList();
        if (called.isEmpty()) {
            throw TrainErrors.noTarget(model, name);
        }
        if (called.get(0).role() == Role.HEAD) {
            throw TrainErrors.head(name);
        }
    }

    private float[] first(int site, int rank, int inputs) {
        float[] numbers = new float[rank * inputs];
        for (int i = 0; i < numbers.length; i++) {
            double drawn = Philox.unit(seed, i % inputs, i / inputs, site, BEFORE_ALL);
            numbers[i] = (float) ((2 * drawn - 1) / Math.sqrt(inputs));
        }
        return numbers;
    }

    /** An adapter that was learned before, to go on from; its optimiser begins anew. */
    public static Trainee from(String name, Model model, PeftAdapter adapter, double dropout, long seed) {
        TrainErrors.require(dropout >= 0 && dropout < 1, "dropout", dropout, "from 0 to less than 1");
        if (!adapter.replaced().isEmpty()) {
            throw TrainErrors.replaces(adapter.folder(), adapter.replaced().keySet());
        }
        adapter.requireFits(model.places());
        Trainee trainee = new Trainee(name, model, adapter.config().strength().stabilised(), dropout, seed);
        boolean loaded = false;
        try {
            adapter.parts().forEach(part -> trainee.load(model, part));
            loaded = true;
            return trainee;
        } finally {
            if (!loaded) {
                trainee.close();
            }
        }
    }

    private void load(Model model, PeftPart part) {
        part.bias().ifPresent(bias -> {
            throw TrainErrors.replaces(name, bias.name());
        });
        List<String> modules = model.places().stream().map(Place::module).toList();
        int site = modules.indexOf(part.module());
        Place place = model.places().get(site);
        if (place.role() == Role.HEAD) {
            throw TrainErrors.head(part.module());
        }
        int rank = Math.toIntExact(part.rank());
        float[] up = Turned.of(Numbers.read(part.b(), backend), Math.toIntExact(part.outputs()), rank);
        add(site, place, part.scale() * divisor(rank), Numbers.read(part.a(), backend), up);
    }

    private double divisor(int rank) {
        return stabilised ? Math.sqrt(rank) : rank;
    }

    private void add(int site, Place place, double alpha, float[] down, float[] up) {
        int rank = Math.toIntExact(down.length / place.inputs());
        List<Tensor> taken = new ArrayList<>();
        for (long columns : new long[] {place.inputs(), place.outputs(), place.inputs(), place.outputs()}) {
            taken.add(backend.tensor(memory, rank, columns));
        }
        LowRank change = new LowRank(taken.get(0), taken.get(1), null, (float) (alpha / divisor(rank)));
        parts.put(site, new Part(place, alpha, change, new Gradient(taken.get(2), taken.get(3))));
        backend.write(change.down(), down);
        backend.write(change.up(), up);
        backend.write(taken.get(2), new float[down.length]);
        backend.write(taken.get(3), new float[up.length]);
    }

    public String name() {
        return name;
    }

    Backend backend() {
        return backend;
    }

    /** All that is learned, in the order of the model's modules. */
    List<Half> halves() {
        return parts.values().stream().flatMap(part -> part.halves().stream()).toList();
    }

    /** How many numbers it learns. */
    public long parameters() {
        return halves().stream()
                .mapToLong(half -> half.values().rows() * half.values().columns())
                .sum();
    }

    /** The lowest layer that it changes. */
    int lowestLayer() {
        return parts.values().stream()
                .mapToInt(part -> part.place().layer())
                .min()
                .orElseThrow();
    }

    boolean drops() {
        return dropout > 0;
    }

    /** So many rows of this step have gone by. */
    void pass(int rows) {
        row += rows;
    }

    /** A step is done; the next begins. */
    void next() {
        step++;
        row = 0;
    }

    /** So many steps were made before. */
    void goOn(int steps) {
        step = steps;
        row = 0;
    }

    /** All that it has learned, by the names of PEFT's files without their prefix and in the shapes that they have there. */
    public Map<String, float[]> values() {
        Map<String, float[]> all = new TreeMap<>();
        parts.values()
                .forEach(part ->
                        put(part.place(), part.change().down(), part.change().up(), all));
        return all;
    }

    /** The gradients of all that it learns, in the same way. */
    public Map<String, float[]> gradients() {
        Map<String, float[]> all = new TreeMap<>();
        parts.values()
                .forEach(part -> put(
                        part.place(), part.gradient().down(), part.gradient().up(), all));
        return all;
    }

    private void put(Place place, Tensor down, Tensor up, Map<String, float[]> all) {
        int rank = Math.toIntExact(up.rows());
        all.put(place.module() + ".lora_A.weight", backend.read(down));
        all.put(place.module() + ".lora_B.weight", Turned.of(backend.read(up), rank, Math.toIntExact(up.columns())));
    }

    /** What has been learned, to be written. */
    public PeftDraft draft(Optional<String> base) {
        List<PeftDraft.Part> drafted = new ArrayList<>();
        for (Part part : parts.values()) {
            int rank = part.change().rank();
            long outputs = part.place().outputs();
            float[] up = Turned.of(backend.read(part.change().up()), rank, Math.toIntExact(outputs));
            drafted.add(new PeftDraft.Part(
                    part.place().module(),
                    Block.of(
                            backend.read(part.change().down()),
                            rank,
                            part.place().inputs()),
                    Block.of(up, outputs, rank),
                    part.alpha()));
        }
        return new PeftDraft(base, stabilised, dropout, drafted, Map.of());
    }

    @Override
    public Optional<Change> at(int site) {
        return Optional.ofNullable(parts.get(site)).map(part -> Change.of(part.change()));
    }

    @Override
    public int mostRank() {
        return parts.values().stream()
                .mapToInt(part -> part.change().rank())
                .max()
                .orElse(0);
    }

    @Override
    public Optional<Gradient> gradient(int site) {
        return Optional.ofNullable(parts.get(site)).map(Part::gradient);
    }

    @Override
    public Dropout dropout() {
        return dropout > 0 ? new Dropout(seed, step, row, (float) dropout) : Dropout.NONE;
    }

    @Override
    public void close() {
        halves().forEach(half -> {
            half.values().close();
            half.gradient().close();
        });
        parts.clear();
        memory.close();
    }
}

package dev.lamarck.engine.model;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.Norm;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings the weights of a model to a backend, and holds them until it is closed. */
final class Loading implements AutoCloseable {
    private final Weights weights;
    private final Backend backend;
    private final Memory memory;
    private final Optional<Delta> merged;
    private final Map<Path, Backend.Mapped> mapped = new HashMap<>();
    private final Map<Stored, Tensor> matrices = new HashMap<>();
    private final List<Tensor> made = new ArrayList<>();
    private final List<Place> places;
    private final Map<Integer, Linear> linears = new HashMap<>();
    private final List<Parts> layers = new ArrayList<>();
    private final Map<Role, Norm> norms = new EnumMap<>(Role.class);
    private @Nullable Tensor positions;
    private @Nullable Linear head;

    private Loading(Weights weights, Optional<Delta> merged, Backend backend, Memory memory) {
        this.merged = merged;
        this.weights = weights;
        this.backend = backend;
        this.memory = memory;
        this.places =
                weights.places().stream().filter(place -> place.role().linear()).toList();
    }

    /**
     * @param merged what becomes part of the weights that it changes, for which they are copied
     */
    static Loading of(Weights weights, Optional<Delta> merged, Backend backend, Memory memory) {
        Loading loading = new Loading(weights, merged, backend, memory);
        boolean loaded = false;
        try {
            loading.load();
            loaded = true;
            return loading;
        } finally {
            if (!loaded) {
                loading.close();
            }
        }
    }

    private void load() {
        matrix(weights.weight(Role.EMBEDDING, 0));
        for (int layer = 0; layer < weights.model().sizes().layers(); layer++) {
            layers.add(parts(layer));
        }
        for (Role role : List.of(Role.EMBEDDING_NORM, Role.FINAL_NORM)) {
            if (weights.has(role, 0)) {
                norms.put(role, norm(role, 0));
            }
        }
        head = weights.has(Role.HEAD, 0) ? linear(Role.HEAD, 0) : null;
        if (weights.model().positions() instanceof Positions.Absolute) {
            positions = withFirstKind(Role.POSITIONS);
        }
    }

    private Parts parts(int layer) {
        List<Role> inputs = weights.places().stream().anyMatch(place -> place.role() == Role.QUERY_KEY_VALUE)
                ? List.of(Role.QUERY_KEY_VALUE)
                : List.of(Role.QUERY, Role.KEY, Role.VALUE);
        return new Parts(
                norm(Role.ATTENTION_NORM, layer),
                inputs.stream().map(role -> linear(role, layer)).toList(),
                linear(Role.OUTPUT, layer),
                weights.has(Role.FEED_NORM, layer) ? norm(Role.FEED_NORM, layer) : null,
                weights.has(Role.GATE, layer) ? linear(Role.GATE, layer) : null,
                linear(Role.UP, layer),
                linear(Role.DOWN, layer));
    }

    /** Every token counts as one of the first kind, so its row goes into those of the positions. */
    private Tensor withFirstKind(Role role) {
        Tensor stored = matrix(weights.weight(role, 0));
        float[] sums = backend.read(stored);
        float[] kind = backend.read(matrix(weights.weight(Role.TOKEN_KINDS, 0)).rows(0, 1));
        for (int i = 0; i < sums.length; i++) {
            sums[i] += kind[i % kind.length];
        }
        return floats(sums, stored.rows(), stored.columns());
    }

    private Norm norm(Role role, int layer) {
        Stored weight = weights.weight(role, layer);
        NormRule kind = weights.model().layer().norm();
        Tensor bias = weights.bias(role, layer).map(stored -> row(stored, 0)).orElse(null);
        boolean centred = kind.kind() == NormRule.Kind.LAYER;
        return new Norm(row(weight, kind.unitOffset() ? 1 : 0), bias, centred, (float) kind.epsilon());
    }

    private Linear linear(Role role, int layer) {
        Tensor bias = weights.bias(role, layer).map(stored -> row(stored, 0)).orElse(null);
        Linear linear = merged(new Linear(matrix(weights.weight(role, layer)), bias, site(role, layer)));
        linears.put(linear.site(), linear);
        return linear;
    }

    private Linear merged(Linear linear) {
        Optional<Change> change = merged.flatMap(delta -> delta.at(linear.site()));
        if (change.isEmpty()) {
            return linear;
        }
        Tensor weight = linear.weight();
        Tensor own = floats(backend.read(weight), weight.rows(), weight.columns());
        backend.merge(List.of(change.get()), new float[] {1}, own);
        Tensor bias = change.map(Change::bias)
                .map(some -> floats(backend.read(some), 1, some.columns()))
                .orElse(linear.bias());
        return new Linear(own, bias, linear.site());
    }

    private int site(Role role, int layer) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).role() == role && places.get(i).layer() == layer) {
                return i;
            }
        }
        throw new IllegalStateException("No place for " + role + " of layer " + layer);
    }

    private Tensor matrix(Stored stored) {
        return matrices.computeIfAbsent(stored, this::load);
    }

    /** A tensor that is wrong is found here, before anything was computed with it. */
    private Tensor load(Stored stored) {
        List<Long> shape = stored.shape();
        long rows = shape.size() == 1 ? 1 : shape.get(0);
        Tensor tensor = mapped.computeIfAbsent(stored.file(), file -> backend.map(memory, file))
                .tensor(stored.offset(), stored.dtype(), rows, shape.get(shape.size() - 1));
        stored.requireFinite(backend, tensor);
        return tensor;
    }

    /** A short row is widened to floats; something may be added to it. */
    private Tensor row(Stored stored, float offset) {
        float[] numbers = backend.read(matrix(stored));
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += offset;
        }
        return floats(numbers, 1, numbers.length);
    }

    /** Numbers of its own. */
    synchronized Tensor floats(float[] numbers, long rows, long columns) {
        Tensor tensor = backend.tensor(memory, rows, columns);
        made.add(tensor);
        backend.write(tensor, numbers);
        return tensor;
    }

    List<Place> places() {
        return places;
    }

    Linear linear(int site) {
        return Objects.requireNonNull(linears.get(site), () -> "no linear layer " + site);
    }

    Tensor embedding() {
        return Objects.requireNonNull(matrices.get(weights.weight(Role.EMBEDDING, 0)), "no embedding was loaded");
    }

    Optional<Tensor> positions() {
        return Optional.ofNullable(positions);
    }

    Optional<Norm> embeddingNorm() {
        return Optional.ofNullable(norms.get(Role.EMBEDDING_NORM));
    }

    List<Parts> layers() {
        return layers;
    }

    Optional<Norm> finalNorm() {
        return Optional.ofNullable(norms.get(Role.FINAL_NORM));
    }

    Optional<Linear> head() {
        return Optional.ofNullable(head);
    }

    @Override
    public void close() {
        made.forEach(Tensor::close);
        made.clear();
        matrices.clear();
        mapped.values().forEach(Backend.Mapped::close);
        mapped.clear();
    }
}

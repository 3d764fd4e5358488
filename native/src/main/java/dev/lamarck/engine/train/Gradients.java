package dev.lamarck.engine.train;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Backward;
import dev.lamarck.engine.backend.Batch;
import dev.lamarck.engine.backend.Norm;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Stretch;
import dev.lamarck.engine.model.Layer;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds gradients of adapters. Texts go through the model together, each with the adapter that learns from it. On the way there only
 * what each layer was given is kept; on the way back a layer's inside is made again (Chen, Xu, Zhang and Guestrin, "Training deep nets
 * with sublinear memory cost", 2016). So memory grows with layers times the width of a state, and a pass costs about three times what
 * scoring does. Logits are never kept.
 *
 * <p>An adapter gets the same bits whatever other adapters learn at the same time. For one thread at a time.
 */
public final class Gradients {
    /** Rows that go through the model together, unless one text alone has more. */
    public static final int ROWS = 2048;

    private final Model model;
    private final Backward backward;
    private final int most;

    public Gradients(Model model) {
        this(model, ROWS);
    }

    /**
     * @param most rows that go through the model together, unless one text alone has more: what memory grows with
     */
    public Gradients(Model model, int most) {
        if (model.architecture().layer().residual() == Layer.Residual.NORMALISED_AFTER) {
            throw TrainErrors.notTrained(model);
        }
        TrainErrors.require(most > 0, "number of rows", most, "more than 0");
        this.model = model;
        this.backward = model.backend().backward().orElseThrow(() -> TrainErrors.noGradients(model.backend()));
        this.most = most;
    }

    /**
     * Adds the gradients of the losses of all assignments, which it tells: of each, the sum of weights times −log p. After an error
     * the gradients of those who learn are of no use.
     */
    public double[] add(List<Assignment> assignments) {
        List<Double> losses = new ArrayList<>();
        int next = 0;
        while (next < assignments.size()) {
            int end = next;
            for (int rows = 0;
                    end < assignments.size() && (rows == 0 || rows + rows(assignments, end) <= most);
                    end++) {
                rows += rows(assignments, end);
            }
            losses.addAll(together(assignments.subList(next, end)));
            next = end;
        }
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static int rows(List<Assignment> assignments, int i) {
        return assignments.get(i).lesson().rows();
    }

    private List<Double> together(List<Assignment> assignments) {
        Wanted wanted = Wanted.of(assignments);
        if (wanted.rows().length == 0) {
            assignments.forEach(one -> one.trainee().pass(one.lesson().rows()));
            return assignments.stream().map(one -> 0.0).toList();
        }
        assignments.forEach(one -> model.requireContext(one.lesson().tokens().length));
        try (Memory memory = model.backend().memory().of("training");
                Rows rows = Rows.of(model, assignments, memory);
                Room room = new Room(model.backend(), memory)) {
            States states = new States(rows.count(), room);
            LayerPass layers = new LayerPass(model, backward, rows, room);
            model.embed(rows.batch(), states.given(0));
            int top = model.layers().size();
            for (int layer = 0; layer < top; layer++) {
                layers.forward(layer, states.given(layer), states.given(layer + 1));
            }
            Tensor dx = states.gradient();
            float[] likelihoods = head(states.given(top), wanted, dx, room, memory);
            List<Double> losses = wanted.losses(assignments, likelihoods);
            back(layers, states, lowest(assignments));
            assignments.forEach(one -> one.trainee().pass(one.lesson().rows()));
            return losses;
        }
    }

    private static int lowest(List<Assignment> assignments) {
        return assignments.stream()
                .mapToInt(one -> one.trainee().lowestLayer())
                .min()
                .orElseThrow();
    }

    /** Below the lowest layer that anybody changes nothing is learned. */
    private void back(LayerPass layers, States states, int lowest) {
        int last = model.layers().size() - 1;
        for (int layer = last; layer >= lowest; layer--) {
            if (layer < last) {
                layers.forward(layer, states.given(layer), states.given(layer + 1));
            }
            layers.back(layer, states.given(layer), states.gradient());
        }
    }

    /** How likely the targets are; what their loss gives back to the states after the last layer. */
    private float[] head(Tensor x, Wanted wanted, Tensor dx, Room room, Memory memory) {
        Backend backend = model.backend();
        int[] targets = wanted.tokens();
        Optional<Norm> norm = model.finalNorm();
        List<Stretch> all = List.of(new Stretch(0, targets.length, 0, List.of(), null));
        Tensor chosen = room.take(targets.length, x.columns());
        Tensor even = room.take(targets.length, x.columns());
        Tensor backEven = room.take(targets.length, x.columns());
        try (Prepared batch = backend.prepare(memory, new Batch(targets, all))) {
            backend.gather(x, wanted.rows(), chosen);
            backend.gather(x, wanted.rows(), even);
            norm.ifPresent(some -> backend.norm(some, chosen, even));
            float[] likelihoods =
                    backend.score(batch, model.head(), even, targets).likelihoods();
            backward.clear(backEven);
            backward.score(model.head(), even, new Backward.Loss(targets, likelihoods, wanted.weights()), backEven);
            // What was normalised is not needed any more, so that the gradient of what it was made of has its place.
            norm.ifPresent(some -> {
                backward.clear(even);
                backward.norm(some, chosen, backEven, even);
            });
            backward.clear(dx);
            backward.scatter(norm.isPresent() ? even : backEven, wanted.rows(), dx);
            return likelihoods;
        }
    }

    /** What each layer was given, and a gradient of the same size. */
    private final class States {
        private final List<Tensor> given = new ArrayList<>();
        private final Tensor gradient;

        States(int rows, Room room) {
            int width = model.architecture().sizes().width();
            for (int i = 0; i <= model.layers().size(); i++) {
                given.add(room.take(rows, width));
            }
            gradient = room.take(rows, width);
        }

        Tensor given(int layer) {
            return given.get(layer);
        }

        Tensor gradient() {
            return gradient;
        }
    }

    /** What counts of some assignments: rows of the batch, which token comes after each, and with what weight. */
    private record Wanted(int[] rows, int[] tokens, float[] weights) {
        static Wanted of(List<Assignment> assignments) {
            IntStream.Builder rows = IntStream.builder();
            IntStream.Builder tokens = IntStream.builder();
            List<Float> weights = new ArrayList<>();
            int row = 0;
            for (Assignment one : assignments) {
                for (int i = 1; i < one.lesson().tokens().length; i++, row++) {
                    float weight = (float) (one.lesson().weights()[i] * one.scale());
                    if (weight != 0) {
                        rows.add(row);
                        tokens.add(one.lesson().tokens()[i]);
                        weights.add(weight);
                    }
                }
            }
            float[] all = new float[weights.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = weights.get(i);
            }
            return new Wanted(rows.build().toArray(), tokens.build().toArray(), all);
        }

        List<Double> losses(List<Assignment> assignments, float[] likelihoods) {
            List<Double> losses = new ArrayList<>();
            int next = 0;
            int end = 0;
            for (Assignment one : assignments) {
                end += one.lesson().rows();
                double loss = 0;
                for (; next < rows.length && rows[next] < end; next++) {
                    loss -= (double) weights[next] * likelihoods[next];
                }
                if (!Double.isFinite(loss)) {
                    throw TrainErrors.notANumber(one.trainee().name());
                }
                losses.add(loss);
            }
            return losses;
        }
    }
}

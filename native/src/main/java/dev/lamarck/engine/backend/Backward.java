package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.Tensor;
import java.util.List;

/**
 * What training needs of a device, beside the forward pass: what operations give back, and steps of optimisers. Weights of models
 * stay as they are, so that only the inputs of operations and changes that are {@link Learning} have gradients.
 *
 * <p>Where a gradient is said to be added, it goes on top of what is there; elsewhere it takes the place of that. Sums over rows go in
 * the order of the rows and on from what is there: the gradient of a change has the same bits whatever else is in a batch, however its
 * rows are spread over batches, and however many threads there are.
 */
public interface Backward {
    /** Makes all numbers 0. */
    void clear(Tensor x);

    /** Adds rows to some rows of a tensor, no two to the same. */
    void scatter(Tensor x, int[] rows, Tensor to);

    /** The input of a layer without what changes leave out of it. Rows without a change at the layer stay as they are. */
    void drop(Prepared batch, Linear layer, Tensor x, Tensor out);

    /** Adds what the changes of a layer alone make of an input. */
    void adapt(Prepared batch, Linear layer, Tensor x, Tensor to);

    /**
     * Adds what a layer and its changes give back to the input, and the gradients of changes.
     *
     * @param x the input of the changes, as {@link #drop} left it
     */
    void linear(Prepared batch, Linear layer, Tensor x, Tensor dy, Tensor dx);

    /** Adds what a norm gives back to its input. */
    void norm(Norm norm, Tensor x, Tensor dy, Tensor dx);

    /** Turns gradients back, in place. */
    void rotate(Prepared batch, Rotary rotary, int headSize, Tensor dx);

    /** What attention of whole sequences, of what was kept in floats, gives back. */
    void attend(Prepared batch, KeptHeads heads, Sight sight, Seen seen, Tensor dout, Inputs dinputs);

    /** What the product of an activation and another tensor gives back to both. A result may take the place of {@code dy}. */
    void activate(Activation kind, Gated of, Tensor dy, Gated gradient);

    void activate(Activation kind, Tensor x, Tensor dy, Tensor dx);

    /** Adds what a head without changes gives back to its input for a loss. */
    void score(Linear head, Tensor x, Loss loss, Tensor dx);

    /** The sum of the squares of all numbers. */
    double squares(Tensor x);

    void step(Learned learned, Adam rule);

    void step(Learned learned, Sgd rule);

    /** What attention was given, and what it made of that. */
    record Seen(Tensor queries, Tensor out) {}

    /** Of attention. */
    record Inputs(Tensor queries, Tensor keys, Tensor values) {}

    /** Of a product of two, of which one is activated. */
    record Gated(Tensor gate, Tensor up) {}

    /**
     * The sum of each row's weight times −log p of its target.
     *
     * @param likelihoods what {@link Backend#score} says of the targets
     */
    record Loss(int[] targets, float[] likelihoods, float[] weights) {}

    /**
     * What an optimiser works on, all of the same shape.
     *
     * @param memories of the gradients before: two for {@link Adam}, one for {@link Sgd}
     */
    record Learned(Tensor values, Tensor gradient, List<Tensor> memories) {
        public Learned {
            memories = List.copyOf(memories);
        }
    }

    /**
     * m = first · m + (1 − first) · g, v = second · v + (1 − second) · g², x = keep · x − rate · m / (√v · by + epsilon), where g is
     * scale times the gradient.
     */
    record Adam(float scale, float first, float second, float rate, float by, float epsilon, float keep) {}

    /** m = momentum · m + g + decay · x, x = x − rate · m, where g is scale times the gradient. */
    record Sgd(float scale, float momentum, float rate, float decay) {}
}

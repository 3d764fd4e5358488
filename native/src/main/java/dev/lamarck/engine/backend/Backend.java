package dev.lamarck.engine.backend;

import dev.lamarck.engine.backend.cpu.NumericsProfile;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A device that models run on: what it holds, and the operations that a forward pass is made of.
 *
 * <p>Operations take effect in the order that one thread asks for them, and may still be under way when they return; reading a
 * tensor waits for them. Several threads may use a backend at a time, each on tensors of its own. Unless an operation says
 * otherwise, what it makes of a row has the same bits whatever the other rows of the batch are, and however many threads there
 * are. Tensors that are not weights hold floats.
 */
public interface Backend extends AutoCloseable {
    /** The device's name as settings and logs write it, such as {@code cpu}. */
    String name();

    NumericsProfile numerics();

    /** All memory that it may take. */
    Memory memory();

    /** A tensor of floats that may hold anything. */
    Tensor tensor(Memory owner, long rows, long columns);

    void write(Tensor tensor, float[] values);

    /** All numbers of a tensor, row after row, as floats. */
    float[] read(Tensor tensor);

    /** The bytes of a file for weights to lie in; what the device cannot use as it is there is copied, for the owner. */
    Mapped map(Memory owner, Path file);

    /** The place, counted row after row, of the first number that is none or infinite. */
    OptionalLong firstNotFinite(Tensor tensor);

    Page page(Memory owner, long bytes);

    Prepared prepare(Memory owner, Batch batch);

    /** The rows of a table that the tokens of a batch stand for, times a number. */
    void embed(Prepared batch, Tensor table, float scale, Tensor out);

    /** Adds the rows of a table that positions stand for. */
    void addPositions(Prepared batch, Tensor table, Tensor to);

    /** Some rows of a tensor, in that order. */
    void gather(Tensor x, int[] rows, Tensor out);

    void norm(Norm norm, Tensor x, Tensor out);

    /** With {@code add}, the result goes on top of what is there. */
    void linear(Prepared batch, Linear layer, Tensor x, Tensor out, boolean add);

    /** Adds to floats what changes would add to a layer's weights, each so many times; what replaces its bias counts nothing. */
    void merge(List<Change> changes, float[] times, Tensor weight);

    /** Turns heads of this size by the positions of their rows, in place. */
    void rotate(Prepared batch, Rotary rotary, int headSize, Tensor x);

    /** Puts keys and values into the pages of the batch. */
    void keep(Prepared batch, KeptHeads heads, Tensor keys, Tensor values);

    /** Attention over what was kept. */
    void attend(Prepared batch, KeptHeads heads, Sight sight, Tensor queries, Tensor out);

    /** The activation of one tensor times another. */
    void activate(Activation kind, Tensor gate, Tensor up, Tensor out);

    void activate(Activation kind, Tensor x, Tensor out);

    /** Adds a tensor to another. */
    void add(Tensor x, Tensor to);

    /** Of each row, how likely its target is among all outputs of the head, and which output is likeliest, the first of equals. */
    Scores score(Prepared batch, Linear head, Tensor x, int[] targets);

    /**
     * Of each query, the rows of tables that have the largest products with it. Rows are numbered through all tables, which
     * together have at least as many as are asked for.
     *
     * @param most the largest size that a product has but for rounding, which is taken back; infinite if it may have any
     */
    Nearest nearest(Tensor queries, List<Tensor> tables, int k, float most);

    /** What training needs; empty where models can only be run. */
    default Optional<Backward> backward() {
        return Optional.empty();
    }

    @Override
    void close();

    /**
     * What {@link #score} says of each row.
     *
     * @param likelihoods natural logarithms
     */
    record Scores(float[] likelihoods, int[] best) {}

    /** What {@link #nearest} says: {@code k} of each query after those of the one before, the best first, the lower row of equals. */
    record Nearest(long[] rows, float[] products) {}

    /** The bytes of a file; closed after all tensors in it are done with. */
    interface Mapped extends AutoCloseable {
        /** The numbers that lie somewhere in the file. */
        Tensor tensor(long offset, DType type, long rows, long columns);

        @Override
        void close();
    }
}

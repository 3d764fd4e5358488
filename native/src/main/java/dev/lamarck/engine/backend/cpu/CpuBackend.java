package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.Activation;
import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Backward;
import dev.lamarck.engine.backend.Batch;
import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.KeptHeads;
import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.Norm;
import dev.lamarck.engine.backend.Page;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Rotary;
import dev.lamarck.engine.backend.Sight;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;

/**
 * The processor: kernels in C++ for the best instruction set that runs here. Operations are done when they return; the threads
 * are shared by all who use the backend. Weights are used where their files are mapped. To be closed by whoever opened it.
 */
public final class CpuBackend implements Backend {
    private static final int VERDICT_BYTES = 24;

    private final long processor;
    private final int threads;
    private final Memory memory;
    private final NumericsProfile numerics;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param instructionSet the name of one that runs here; the best if it is empty
     * @param threads how many work on an operation, its caller's among them
     * @param bytes how much memory may be taken
     */
    public CpuBackend(String instructionSet, int threads, long bytes) {
        Shapes.require(threads > 0, "A processor needs at least one thread, not %d", threads);
        this.threads = threads;
        this.processor = Kernels.open_processor(instructionSet, threads);
        this.memory = Memory.upTo(bytes);
        this.numerics = new NumericsProfile(
                Kernels.instruction_set_of(processor), NumericsProfile.current().architecture());
    }

    /** The best instruction set, all processors, and memory without a limit. */
    public static CpuBackend open() {
        return new CpuBackend("", Runtime.getRuntime().availableProcessors(), Long.MAX_VALUE);
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public NumericsProfile numerics() {
        return numerics;
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public Tensor tensor(Memory owner, long rows, long columns) {
        ArrowBuf bytes = owner.take(Math.max(1, Math.multiplyExact(4L, Math.multiplyExact(rows, columns))));
        return new CpuTensor(DType.F32, bytes.memoryAddress(), rows, columns, columns, bytes::close);
    }

    @Override
    public void write(Tensor tensor, float[] values) {
        Floats.write(CpuTensor.of(tensor), values);
    }

    @Override
    public float[] read(Tensor tensor) {
        return Floats.read(CpuTensor.of(tensor));
    }

    @Override
    public Mapped map(Memory owner, Path file) {
        return CpuMapping.of(owner, file);
    }

    @Override
    public OptionalLong firstNotFinite(Tensor tensor) {
        CpuTensor numbers = CpuTensor.of(tensor);
        Shapes.require(numbers.stride() == numbers.columns(), "Numbers of parts of rows cannot be checked");
        long count = numbers.rows() * numbers.columns();
        long first = Kernels.first_not_finite(
                processor, numbers.address(), numbers.type().ordinal(), count);
        return first < 0 ? OptionalLong.empty() : OptionalLong.of(first);
    }

    @Override
    public Page page(Memory owner, long bytes) {
        return new CpuPage(owner.take(bytes));
    }

    @Override
    public Prepared prepare(Memory owner, Batch batch) {
        return new CpuPrepared(owner, batch);
    }

    @Override
    public void embed(Prepared batch, Tensor table, float scale, Tensor out) {
        Shapes.same("embeddings", batch.rows(), table.columns(), out);
        Shapes.require(
                of(batch).lastToken() < table.rows(),
                "There are %,d embeddings, and no token %,d",
                table.rows(),
                of(batch).lastToken());
        Arguments arguments = of(batch).tokens(new Arguments().matrix(table));
        arguments.number(batch.rows()).real(scale).flag(false).rows(out).run(processor, Operation.EMBED);
    }

    @Override
    public void addPositions(Prepared batch, Tensor table, Tensor to) {
        Shapes.same("embeddings", batch.rows(), table.columns(), to);
        requirePositions(batch, table);
        Arguments arguments = of(batch).positions(new Arguments().matrix(table));
        arguments.number(batch.rows()).real(1).flag(true).rows(to).run(processor, Operation.EMBED);
    }

    static void requirePositions(Prepared batch, Tensor table) {
        Shapes.require(
                of(batch).lastPosition() < table.rows(),
                "There are %,d positions, and a row is at %,d",
                table.rows(),
                of(batch).lastPosition());
    }

    @Override
    public void gather(Tensor x, int[] rows, Tensor out) {
        Shapes.same("what is gathered", rows.length, x.columns(), out);
        Shapes.below("rows", rows, x.rows());
        CpuTensor from = CpuTensor.of(x);
        Shapes.require(from.type() == DType.F32 && from.stride() == x.columns(), "Rows of a part cannot be gathered");
        try (ArrowBuf indices = memory.take(Math.max(1, 4L * rows.length))) {
            Floats.write(indices, rows);
            Arguments arguments = new Arguments().matrix(x).number(indices.memoryAddress());
            arguments.number(rows.length).real(1).flag(false).rows(out).run(processor, Operation.EMBED);
        }
    }

    @Override
    public void norm(Norm norm, Tensor x, Tensor out) {
        Shapes.same("a norm", x.rows(), x.columns(), out);
        Shapes.same("the weights of a norm", 1, x.columns(), norm.weight());
        Arguments arguments =
                new Arguments().rows(x).number(x.rows()).number(x.columns()).pointer(norm.weight());
        if (norm.centred()) {
            arguments.pointer(norm.bias());
        }
        arguments.real(norm.epsilon()).rows(out);
        arguments.run(processor, norm.centred() ? Operation.LAYER_NORM : Operation.RMS_NORM);
    }

    @Override
    public void linear(Prepared batch, Linear layer, Tensor x, Tensor out, boolean add) {
        Shapes.same("the input of a linear layer", batch.rows(), layer.inputs(), x);
        Shapes.same("the output of a linear layer", batch.rows(), layer.outputs(), out);
        Arguments arguments =
                of(batch).segments(new Arguments().matrix(layer.weight()).pointer(layer.bias()), layer);
        arguments.rows(x).number(x.rows()).rows(out).flag(add).run(processor, Operation.LINEAR);
    }

    @Override
    public void merge(List<Change> changes, float[] times, Tensor weight) {
        Shapes.require(changes.size() == times.length, "%d changes, %d times", changes.size(), times.length);
        Shapes.require(weight.type() == DType.F32, "Changes can be merged into floats, not %s", weight.type());
        changes.forEach(change -> CpuChanges.require(change, weight.rows(), weight.columns()));
        try (ArrowBuf segments = memory.take(Math.max(1, CpuChanges.BYTES * changes.size()));
                ArrowBuf factors = memory.take(Math.max(1, 4L * times.length))) {
            for (int i = 0; i < times.length; i++) {
                CpuChanges.write(segments, i, 0, 0, changes.get(i));
                factors.setFloat(4L * i, times[i]);
            }
            Arguments arguments =
                    new Arguments().number(segments.memoryAddress()).number(times.length);
            arguments
                    .number(factors.memoryAddress())
                    .rows(weight)
                    .number(weight.rows())
                    .number(weight.columns());
            arguments.run(processor, Operation.MERGE);
        }
    }

    @Override
    public void rotate(Prepared batch, Rotary rotary, int headSize, Tensor x) {
        requirePositions(batch, rotary.cosines());
        Shapes.same("what is turned", batch.rows(), x.columns(), x);
        Arguments arguments = new Arguments()
                .rows(x)
                .number(x.rows())
                .number(x.columns() / headSize)
                .number(headSize)
                .number(rotary.pairs());
        of(batch).positions(arguments).pointer(rotary.cosines()).pointer(rotary.sines());
        arguments.run(processor, Operation.ROTATE);
    }

    @Override
    public void keep(Prepared batch, KeptHeads heads, Tensor keys, Tensor values) {
        of(batch).requirePages(heads);
        Shapes.same("keys", batch.rows(), heads.heads().keyWidth(), keys);
        Shapes.same("values", batch.rows(), heads.heads().keyWidth(), values);
        Arguments arguments = of(batch).stretches(new Arguments().heads(heads));
        arguments.rows(keys).rows(values).run(processor, Operation.KEEP);
    }

    @Override
    public void attend(Prepared batch, KeptHeads heads, Sight sight, Tensor queries, Tensor out) {
        of(batch).requirePages(heads);
        Shapes.same("queries", batch.rows(), heads.heads().queryWidth(), queries);
        Shapes.same("what attention sees", batch.rows(), heads.heads().queryWidth(), out);
        Arguments arguments = of(batch).stretches(new Arguments().heads(heads));
        arguments.real(sight.scale()).number(sight.window()).flag(sight.causal());
        arguments.rows(queries).rows(out).run(processor, Operation.ATTEND);
    }

    @Override
    public void activate(Activation kind, Tensor gate, Tensor up, Tensor out) {
        Shapes.same("what is activated", gate.rows(), gate.columns(), up);
        activate(kind, gate, new Arguments().number(kind.ordinal()).rows(gate).rows(up), out);
    }

    @Override
    public void activate(Activation kind, Tensor x, Tensor out) {
        activate(kind, x, new Arguments().number(kind.ordinal()).rows(x).noRows(), out);
    }

    private void activate(Activation kind, Tensor x, Arguments arguments, Tensor out) {
        Shapes.same("the output of " + kind, x.rows(), x.columns(), out);
        arguments.number(x.rows()).number(x.columns()).rows(out).run(processor, Operation.ACTIVATE);
    }

    @Override
    public void add(Tensor x, Tensor to) {
        Shapes.same("a sum", x.rows(), x.columns(), to);
        new Arguments().rows(x).number(x.rows()).number(x.columns()).rows(to).run(processor, Operation.ADD);
    }

    @Override
    public Scores score(Prepared batch, Linear head, Tensor x, int[] targets) {
        Shapes.same("what is scored", targets.length, head.inputs(), x);
        Shapes.same("the rows of a batch", batch.rows(), x.columns(), x);
        Shapes.below("targets", targets, head.outputs());
        long stripes = Kernels.score_stripes(processor, head.outputs(), head.inputs());
        try (ArrowBuf wanted = memory.take(Math.max(1, 4L * targets.length));
                ArrowBuf partial = memory.take(Math.max(1, VERDICT_BYTES * stripes * targets.length));
                ArrowBuf likelihoods = memory.take(Math.max(1, 4L * targets.length));
                ArrowBuf best = memory.take(Math.max(1, 4L * targets.length))) {
            Floats.write(wanted, targets);
            Arguments arguments =
                    of(batch).segments(new Arguments().matrix(head.weight()).pointer(head.bias()), head);
            arguments
                    .rows(x)
                    .number(targets.length)
                    .number(wanted.memoryAddress())
                    .number(partial.memoryAddress());
            arguments.number(likelihoods.memoryAddress()).number(best.memoryAddress());
            arguments.run(processor, Operation.SCORE);
            return new Scores(Floats.readFloats(likelihoods, targets.length), Floats.readInts(best, targets.length));
        }
    }

    @Override
    public Optional<Backward> backward() {
        return Optional.of(new CpuBackward(processor, memory));
    }

    @Override
    public Nearest nearest(Tensor queries, List<Tensor> tables, int k, float most) {
        long rows = 0;
        for (Tensor table : tables) {
            Shapes.same("rows to be found", table.rows(), queries.columns(), table);
            rows += table.rows();
        }
        Shapes.require(k > 0 && k <= rows, "There are no %,d rows among %,d", k, rows);
        return CpuSearch.of(queries.rows(), rows, k, threads).run(processor, memory, queries, tables, k, most);
    }

    /** Writes something into all of a tensor, so that its memory is there. */
    public void fill(Tensor tensor) {
        try (ArrowBuf row = memory.take(4 * tensor.columns())) {
            for (long i = 0; i < tensor.rows(); i++) {
                CpuTensor to = CpuTensor.of(tensor.rows(i, 1));
                MemoryUtil.copyMemory(row.memoryAddress(), to.address(), 4 * tensor.columns());
            }
        }
    }

    /** Reads all of a tensor once, as fast as its memory goes: what weights that are read once can be measured by. */
    public long sumOfBytes(Tensor tensor) {
        CpuTensor all = CpuTensor.of(tensor);
        return Kernels.sum_of_words(
                processor,
                all.address(),
                all.rows() * all.columns() * all.type().bytes());
    }

    private static CpuPrepared of(Prepared batch) {
        return (CpuPrepared) batch;
    }

    /** Memory that the processor itself holds, which is not counted with that of tensors. */
    long processorBytes() {
        return Kernels.processor_bytes(processor);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Kernels.close_processor(processor);
            memory.close();
        }
    }
}

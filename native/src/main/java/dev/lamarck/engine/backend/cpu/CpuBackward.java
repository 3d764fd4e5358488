package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.Activation;
import dev.lamarck.engine.backend.Backward;
import dev.lamarck.engine.backend.KeptHeads;
import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.Norm;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Rotary;
import dev.lamarck.engine.backend.Sight;
import dev.lamarck.engine.backend.Stretch;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import org.apache.arrow.memory.ArrowBuf;

/** Gradients on the processor. */
final class CpuBackward implements Backward {
    private final long processor;
    private final Memory memory;

    CpuBackward(long processor, Memory memory) {
        this.processor = processor;
        this.memory = memory;
    }

    private static CpuPrepared of(Prepared batch) {
        return (CpuPrepared) batch;
    }

    @Override
    public void clear(Tensor x) {
        new Arguments().rows(x).number(x.rows()).number(x.columns()).run(processor, Operation.CLEAR);
    }

    @Override
    public void scatter(Tensor x, int[] rows, Tensor to) {
        Shapes.same("what is scattered", rows.length, to.columns(), x);
        Shapes.below("rows", rows, to.rows());
        try (ArrowBuf places = memory.take(Math.max(1, 4L * rows.length))) {
            Floats.write(places, rows);
            Arguments arguments = new Arguments().rows(x).number(places.memoryAddress());
            arguments.number(x.rows()).number(x.columns()).rows(to).run(processor, Operation.SCATTER);
        }
    }

    private static Arguments layer(Prepared batch, Linear layer) {
        return of(batch).segments(new Arguments().matrix(layer.weight()).pointer(layer.bias()), layer);
    }

    @Override
    public void drop(Prepared batch, Linear layer, Tensor x, Tensor out) {
        Shapes.same("the input of a linear layer", batch.rows(), layer.inputs(), x);
        Shapes.same("what is left of an input", batch.rows(), layer.inputs(), out);
        try (CpuLearning learning = CpuLearning.of(of(batch), layer, memory)) {
            Arguments arguments = layer(batch, layer).number(learning.bytes().memoryAddress());
            arguments.number(layer.site()).rows(x).rows(out).run(processor, Operation.DROP);
        }
    }

    @Override
    public void adapt(Prepared batch, Linear layer, Tensor x, Tensor to) {
        Shapes.same("the input of a linear layer", batch.rows(), layer.inputs(), x);
        Shapes.same("the output of a linear layer", batch.rows(), layer.outputs(), to);
        layer(batch, layer).rows(x).number(x.rows()).rows(to).run(processor, Operation.ADAPT);
    }

    @Override
    public void linear(Prepared batch, Linear layer, Tensor x, Tensor dy, Tensor dx) {
        Shapes.same("the input of a linear layer", batch.rows(), layer.inputs(), x);
        Shapes.same("the gradient of an output", batch.rows(), layer.outputs(), dy);
        Shapes.same("the gradient of an input", batch.rows(), layer.inputs(), dx);
        requireNoNoise(of(batch), layer);
        long room = 4L * batch.rows() * of(batch).mostRank();
        try (CpuLearning learning = CpuLearning.of(of(batch), layer, memory);
                ArrowBuf halves = memory.take(Math.max(1, room))) {
            Arguments arguments = layer(batch, layer).number(learning.bytes().memoryAddress());
            arguments
                    .number(layer.site())
                    .number(halves.memoryAddress())
                    .rows(x)
                    .rows(dy);
            arguments.number(batch.rows()).rows(dx).run(processor, Operation.BACK_LINEAR);
        }
    }

    private static void requireNoNoise(CpuPrepared batch, Linear layer) {
        for (Stretch stretch : batch.changed(layer)) {
            boolean noisy = CpuPrepared.change(stretch, layer)
                    .filter(change -> change.noise() != null)
                    .isPresent();
            Shapes.require(!noisy, "Gradients do not go through noise, as in rows from %d", stretch.first());
        }
    }

    @Override
    public void norm(Norm norm, Tensor x, Tensor dy, Tensor dx) {
        Shapes.same("the gradient of a norm", x.rows(), x.columns(), dy);
        Shapes.same("the gradient of an input", x.rows(), x.columns(), dx);
        Shapes.same("the weights of a norm", 1, x.columns(), norm.weight());
        Arguments arguments = new Arguments().flag(norm.centred()).rows(x);
        arguments.number(x.rows()).number(x.columns()).pointer(norm.weight()).real(norm.epsilon());
        arguments.rows(dy).rows(dx).run(processor, Operation.BACK_NORM);
    }

    @Override
    public void rotate(Prepared batch, Rotary rotary, int headSize, Tensor dx) {
        CpuBackend.requirePositions(batch, rotary.cosines());
        Shapes.same("what is turned", batch.rows(), dx.columns(), dx);
        Arguments arguments = new Arguments().rows(dx).number(dx.rows()).number(dx.columns() / headSize);
        arguments.number(headSize).number(rotary.pairs());
        of(batch).positions(arguments).pointer(rotary.cosines()).pointer(rotary.sines());
        arguments.run(processor, Operation.BACK_ROTATE);
    }

    @Override
    public void attend(Prepared batch, KeptHeads heads, Sight sight, Seen seen, Tensor dout, Inputs dinputs) {
        of(batch).requirePages(heads);
        Shapes.require(heads.type() == DType.F32, "Gradients need keys in floats, not in %s", heads.type());
        long queries = heads.heads().queryWidth();
        long keys = heads.heads().keyWidth();
        Shapes.same("queries", batch.rows(), queries, seen.queries());
        Shapes.same("what attention sees", batch.rows(), queries, seen.out());
        Shapes.same("the gradient of what attention sees", batch.rows(), queries, dout);
        Shapes.same("the gradient of queries", batch.rows(), queries, dinputs.queries());
        Shapes.same("the gradient of keys", batch.rows(), keys, dinputs.keys());
        Shapes.same("the gradient of values", batch.rows(), keys, dinputs.values());
        long shared = 2L * heads.heads().queries();
        try (ArrowBuf room = memory.take(4 * shared * Math.max(1, batch.rows()))) {
            Arguments arguments = of(batch).stretches(new Arguments().heads(heads));
            arguments.real(sight.scale()).number(sight.window()).flag(sight.causal());
            arguments.rows(seen.queries()).rows(seen.out()).rows(dout);
            arguments.rows(dinputs.queries()).rows(dinputs.keys()).rows(dinputs.values());
            arguments.number(room.memoryAddress()).number(shared).run(processor, Operation.BACK_ATTEND);
        }
    }

    @Override
    public void activate(Activation kind, Gated of, Tensor dy, Gated gradient) {
        same(of.gate(), of.up());
        same(of.gate(), gradient.up());
        Arguments arguments =
                new Arguments().number(kind.ordinal()).rows(of.gate()).rows(of.up());
        activate(arguments, of.gate(), dy, gradient.gate());
        arguments.rows(gradient.up()).run(processor, Operation.BACK_ACTIVATE);
    }

    @Override
    public void activate(Activation kind, Tensor x, Tensor dy, Tensor dx) {
        Arguments arguments = new Arguments().number(kind.ordinal()).rows(x).noRows();
        activate(arguments, x, dy, dx);
        arguments.noRows().run(processor, Operation.BACK_ACTIVATE);
    }

    private static void activate(Arguments arguments, Tensor x, Tensor dy, Tensor dx) {
        same(x, dy);
        same(x, dx);
        arguments.number(x.rows()).number(x.columns()).rows(dy).rows(dx);
    }

    private static void same(Tensor one, Tensor other) {
        Shapes.same("what belongs to an activation", one.rows(), one.columns(), other);
    }

    @Override
    public void score(Linear head, Tensor x, Loss loss, Tensor dx) {
        int rows = loss.targets().length;
        Shapes.same("what is scored", rows, head.inputs(), x);
        Shapes.same("the gradient of what is scored", rows, head.inputs(), dx);
        Shapes.below("targets", loss.targets(), head.outputs());
        Shapes.require(
                loss.likelihoods().length == rows, "%d likelihoods, %d targets", loss.likelihoods().length, rows);
        Shapes.require(loss.weights().length == rows, "%d weights, %d targets", loss.weights().length, rows);
        try (ArrowBuf targets = memory.take(Math.max(1, 4L * rows));
                ArrowBuf likelihoods = memory.take(Math.max(1, 4L * rows));
                ArrowBuf weights = memory.take(Math.max(1, 4L * rows))) {
            Floats.write(targets, loss.targets());
            Floats.write(likelihoods, loss.likelihoods());
            Floats.write(weights, loss.weights());
            Arguments arguments = new Arguments().matrix(head.weight()).pointer(head.bias());
            arguments.rows(x).number(rows).number(targets.memoryAddress());
            arguments.number(likelihoods.memoryAddress()).number(weights.memoryAddress());
            arguments.rows(dx).run(processor, Operation.BACK_SCORE);
        }
    }

    @Override
    public double squares(Tensor x) {
        try (ArrowBuf sum = memory.take(8)) {
            Arguments arguments = new Arguments().pointer(x).number(whole(x));
            arguments.number(sum.memoryAddress()).run(processor, Operation.SQUARES);
            return sum.getDouble(0);
        }
    }

    /** How many numbers there are, which have to follow each other without gaps. */
    private static long whole(Tensor x) {
        Shapes.require(CpuTensor.of(x).stride() == x.columns(), "A part of a tensor is not learned by itself");
        return x.rows() * x.columns();
    }

    private static Arguments learned(Learned learned, int memories) {
        Tensor values = learned.values();
        Shapes.require(
                learned.memories().size() == memories,
                "%d memories, where %d are needed",
                learned.memories().size(),
                memories);
        Shapes.same("a gradient", values.rows(), values.columns(), learned.gradient());
        learned.memories().forEach(one -> Shapes.same("a memory", values.rows(), values.columns(), one));
        Arguments arguments = new Arguments().pointer(values).pointer(learned.gradient());
        learned.memories().forEach(arguments::pointer);
        return (memories == 2 ? arguments : arguments.number(0)).number(whole(values));
    }

    @Override
    public void step(Learned learned, Adam rule) {
        Arguments arguments = learned(learned, 2);
        arguments.real(rule.scale()).real(rule.first()).real(rule.second()).real(rule.rate());
        arguments.real(rule.by()).real(rule.epsilon()).real(rule.keep()).run(processor, Operation.ADAM);
    }

    @Override
    public void step(Learned learned, Sgd rule) {
        Arguments arguments = learned(learned, 1);
        arguments.real(rule.scale()).real(rule.momentum()).real(rule.rate()).real(rule.decay());
        arguments.run(processor, Operation.SGD);
    }
}

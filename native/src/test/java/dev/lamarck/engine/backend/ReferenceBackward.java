package dev.lamarck.engine.backend;

import dev.lamarck.engine.infer.Philox;
import dev.lamarck.engine.tensor.Tensor;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** What every gradient means, as plainly as it can be said, in double precision. */
final class ReferenceBackward implements Backward {
    private static ReferenceTensor of(Tensor tensor) {
        return ReferenceTensor.of(tensor);
    }

    private static void add(Tensor to, long row, long column, double value) {
        of(to).put(row, column, of(to).at(row, column) + value);
    }

    @Override
    public void clear(Tensor x) {
        for (int row = 0; row < x.rows(); row++) {
            for (int i = 0; i < x.columns(); i++) {
                of(x).put(row, i, 0);
            }
        }
    }

    @Override
    public void scatter(Tensor x, int[] rows, Tensor to) {
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < x.columns(); i++) {
                add(to, rows[row], i, of(x).at(row, i));
            }
        }
    }

    private static Stretch stretch(Batch batch, int row) {
        return batch.stretches().stream()
                .filter(one -> row >= one.first() && row < one.first() + one.count())
                .findFirst()
                .orElseThrow();
    }

    /** What a number of an input is multiplied by. */
    private static float kept(Batch batch, int site, int row, int column) {
        Stretch own = stretch(batch, row);
        if (!(own.delta() instanceof Learning learning) || learning.dropout().rate() == 0) {
            return 1;
        }
        Dropout dropout = learning.dropout();
        int number = dropout.row() + row - own.first();
        for (Stretch before : batch.stretches()) {
            number += before.first() < own.first() && before.delta() == learning ? before.count() : 0;
        }
        int draw = Philox.block(dropout.seed(), column / 4, number, site, dropout.step())[column % 4];
        boolean left = Integer.toUnsignedLong(draw) < (long) ((double) dropout.rate() * 0x1p32);
        return left ? 0 : 1 / (1 - dropout.rate());
    }

    @Override
    public void drop(Prepared prepared, Linear layer, Tensor x, Tensor out) {
        Batch batch = ReferenceBackend.ReferencePrepared.of(prepared);
        for (int row = 0; row < x.rows(); row++) {
            for (int i = 0; ReferenceBackend.change(batch, row, layer.site()).isPresent() && i < x.columns(); i++) {
                of(out).put(row, i, (double) of(x).at(row, i) * kept(batch, layer.site(), row, i));
            }
        }
    }

    private static double weight(LowRank change, int rank) {
        return change.weights() == null ? 1 : of(change.weights()).at(0, rank);
    }

    /** scale · weight · (down · x) of each rank. */
    private static double[] half(LowRank change, ReferenceTensor factor, Tensor x, int row) {
        double[] half = new double[change.rank()];
        for (int rank = 0; rank < half.length; rank++) {
            for (int i = 0; i < x.columns(); i++) {
                half[rank] += change.scale() * weight(change, rank) * factor.at(rank, i) * of(x).at(row, i);
            }
        }
        return half;
    }

    @Override
    public void adapt(Prepared prepared, Linear layer, Tensor x, Tensor to) {
        Batch batch = ReferenceBackend.ReferencePrepared.of(prepared);
        for (int row = 0; row < x.rows(); row++) {
            Optional<LowRank> change =
                    ReferenceBackend.change(batch, row, layer.site()).map(Change::low);
            if (change.isPresent()) {
                double[] half = half(change.get(), of(change.get().down()), x, row);
                combine(half, of(change.get().up()), to, row);
            }
        }
    }

    /** Adds the rows of a matrix, each so often. */
    private static void combine(double[] shares, ReferenceTensor matrix, Tensor to, int row) {
        for (int i = 0; i < to.columns(); i++) {
            double sum = 0;
            for (int n = 0; n < shares.length; n++) {
                sum += shares[n] * matrix.at(n, i);
            }
            add(to, row, i, sum);
        }
    }

    @Override
    public void linear(Prepared prepared, Linear layer, Tensor x, Tensor dy, Tensor dx) {
        Batch batch = ReferenceBackend.ReferencePrepared.of(prepared);
        for (int row = 0; row < x.rows(); row++) {
            double[] given = new double[Math.toIntExact(dy.columns())];
            for (int n = 0; n < given.length; n++) {
                given[n] = of(dy).at(row, n);
            }
            combine(given, of(layer.weight()), dx, row);
            Optional<LowRank> change =
                    ReferenceBackend.change(batch, row, layer.site()).map(Change::low);
            if (change.isPresent()) {
                back(batch, layer, change.get(), new Rows(x, dy, dx, row));
            }
        }
    }

    /** One row of a layer. */
    private record Rows(Tensor x, Tensor dy, Tensor dx, int row) {}

    private static void back(Batch batch, Linear layer, LowRank change, Rows rows) {
        double[] u = half(change, of(change.down()), rows.x(), rows.row());
        double[] du = half(change, of(change.up()), rows.dy(), rows.row());
        for (int i = 0; i < rows.dx().columns(); i++) {
            double sum = 0;
            for (int rank = 0; rank < du.length; rank++) {
                sum += du[rank] * of(change.down()).at(rank, i);
            }
            add(rows.dx(), rows.row(), i, sum * kept(batch, layer.site(), rows.row(), i));
        }
        if (stretch(batch, rows.row()).delta() instanceof Learning learning) {
            Learning.Gradient gradient = learning.gradient(layer.site()).orElseThrow();
            for (int rank = 0; rank < du.length; rank++) {
                for (int i = 0; i < rows.x().columns(); i++) {
                    add(gradient.down(), rank, i, du[rank] * of(rows.x()).at(rows.row(), i));
                }
                for (int i = 0; i < rows.dy().columns(); i++) {
                    add(gradient.up(), rank, i, u[rank] * of(rows.dy()).at(rows.row(), i));
                }
            }
        }
    }

    @Override
    public void norm(Norm norm, Tensor x, Tensor dy, Tensor dx) {
        int width = Math.toIntExact(x.columns());
        for (int row = 0; row < x.rows(); row++) {
            double mean = 0;
            double square = 0;
            for (int i = 0; norm.centred() && i < width; i++) {
                mean += of(x).at(row, i) / (double) width;
            }
            for (int i = 0; i < width; i++) {
                square += Math.pow(of(x).at(row, i) - mean, 2) / width;
            }
            double by = 1 / Math.sqrt(square + norm.epsilon());
            double level = 0;
            double along = 0;
            for (int i = 0; i < width; i++) {
                double back = (double) of(norm.weight()).at(0, i) * of(dy).at(row, i);
                level += norm.centred() ? back / width : 0;
                along += back * (of(x).at(row, i) - mean) * by / width;
            }
            for (int i = 0; i < width; i++) {
                double back = (double) of(norm.weight()).at(0, i) * of(dy).at(row, i);
                add(dx, row, i, by * (back - level - (of(x).at(row, i) - mean) * by * along));
            }
        }
    }

    @Override
    public void rotate(Prepared prepared, Rotary rotary, int headSize, Tensor dx) {
        int half = Math.toIntExact(rotary.pairs());
        for (int row = 0; row < dx.rows(); row++) {
            int position = ReferenceBackend.position(ReferenceBackend.ReferencePrepared.of(prepared), row);
            for (int head = 0; head < dx.columns(); head += headSize) {
                for (int i = 0; i < half; i++) {
                    double cosine = of(rotary.cosines()).at(position, i);
                    double sine = of(rotary.sines()).at(position, i);
                    double a = of(dx).at(row, head + i);
                    double b = of(dx).at(row, head + half + i);
                    of(dx).put(row, head + i, a * cosine + b * sine);
                    of(dx).put(row, head + half + i, b * cosine - a * sine);
                }
            }
        }
    }

    @Override
    public void attend(Prepared prepared, KeptHeads kept, Sight sight, Seen seen, Tensor dout, Inputs dinputs) {
        clear(dinputs.queries());
        clear(dinputs.keys());
        clear(dinputs.values());
        for (Stretch stretch : ReferenceBackend.ReferencePrepared.of(prepared).stretches()) {
            for (int row = 0; row < stretch.count(); row++) {
                for (int head = 0; head < kept.heads().queries(); head++) {
                    new Look(stretch, kept, sight, row, head).back(of(seen.queries()), of(dout), dinputs);
                }
            }
        }
    }

    /** One query, and the tokens that it sees. */
    private record Look(Stretch stretch, KeptHeads kept, Sight sight, int row, int head) {
        private int keyHead() {
            return head / (kept.heads().queries() / kept.heads().keys());
        }

        private int begin() {
            return sight.window() == 0 ? 0 : Math.max(0, row + 1 - sight.window());
        }

        private int end() {
            return sight.causal() ? row + 1 : stretch.count();
        }

        /** The products of a row of this head with what is kept of the tokens. */
        private double[] against(ReferenceTensor rows, boolean values, double by) {
            double[] products = new double[end()];
            for (int token = begin(); token < end(); token++) {
                float[] other = ReferencePage.kept(stretch, kept, token, keyHead(), values);
                for (int i = 0; i < other.length; i++) {
                    products[token] += by * rows.at(stretch.first() + row, head * other.length + i) * other[i];
                }
            }
            return products;
        }

        private double[] weights(double[] scores) {
            double most = Double.NEGATIVE_INFINITY;
            for (int token = begin(); token < end(); token++) {
                most = Math.max(most, scores[token]);
            }
            double[] weights = new double[end()];
            double total = 0;
            for (int token = begin(); token < end(); token++) {
                weights[token] = Math.exp(scores[token] - most);
                total += weights[token];
            }
            for (int token = begin(); token < end(); token++) {
                weights[token] /= total;
            }
            return weights;
        }

        private void back(ReferenceTensor queries, ReferenceTensor dout, Inputs gradient) {
            double[] weights = weights(against(queries, false, sight.scale()));
            double[] slopes = against(dout, true, 1);
            double mean = 0;
            for (int token = begin(); token < end(); token++) {
                mean += weights[token] * slopes[token];
            }
            int size = kept.heads().size();
            int place = stretch.first() + row;
            for (int token = begin(); token < end(); token++) {
                double slope = weights[token] * (slopes[token] - mean) * sight.scale();
                float[] key = ReferencePage.kept(stretch, kept, token, keyHead(), false);
                for (int i = 0; i < size; i++) {
                    int to = stretch.first() + token;
                    add(gradient.queries(), place, head * size + i, slope * key[i]);
                    add(gradient.keys(), to, keyHead() * size + i, slope * queries.at(place, head * size + i));
                    add(gradient.values(), to, keyHead() * size + i, weights[token] * dout.at(place, head * size + i));
                }
            }
        }
    }

    /** By a difference that is as small as doubles allow. */
    private static double slope(Activation kind, double x) {
        DoubleUnaryOperator function = ReferenceActivation.function(kind);
        return (function.applyAsDouble(x + 1e-5) - function.applyAsDouble(x - 1e-5)) / 2e-5;
    }

    @Override
    public void activate(Activation kind, Gated of, Tensor dy, Gated gradient) {
        for (int row = 0; row < dy.rows(); row++) {
            for (int i = 0; i < dy.columns(); i++) {
                double given = of(dy).at(row, i);
                double x = of(of.gate()).at(row, i);
                of(gradient.up())
                        .put(row, i, given * ReferenceActivation.function(kind).applyAsDouble(x));
                of(gradient.gate()).put(row, i, given * of(of.up()).at(row, i) * slope(kind, x));
            }
        }
    }

    @Override
    public void activate(Activation kind, Tensor x, Tensor dy, Tensor dx) {
        for (int row = 0; row < dy.rows(); row++) {
            for (int i = 0; i < dy.columns(); i++) {
                of(dx).put(row, i, of(dy).at(row, i) * slope(kind, of(x).at(row, i)));
            }
        }
    }

    @Override
    public void score(Linear head, Tensor x, Loss loss, Tensor dx) {
        for (int row = 0; row < x.rows(); row++) {
            double[] slopes = new double[Math.toIntExact(head.outputs())];
            double most = Double.NEGATIVE_INFINITY;
            for (int n = 0; n < slopes.length; n++) {
                slopes[n] = head.bias() == null ? 0 : of(head.bias()).at(0, n);
                for (int i = 0; i < x.columns(); i++) {
                    slopes[n] += (double) of(x).at(row, i) * of(head.weight()).at(n, i);
                }
                most = Math.max(most, slopes[n]);
            }
            double total = 0;
            for (double logit : slopes) {
                total += Math.exp(logit - most);
            }
            for (int n = 0; n < slopes.length; n++) {
                double likely = Math.exp(slopes[n] - most) / total;
                slopes[n] = loss.weights()[row] * (likely - (n == loss.targets()[row] ? 1 : 0));
            }
            combine(slopes, of(head.weight()), dx, row);
        }
    }

    @Override
    public double squares(Tensor x) {
        double sum = 0;
        for (int row = 0; row < x.rows(); row++) {
            for (int i = 0; i < x.columns(); i++) {
                sum += Math.pow(of(x).at(row, i), 2);
            }
        }
        return sum;
    }

    @Override
    public void step(Learned learned, Adam rule) {
        for (int row = 0; row < learned.values().rows(); row++) {
            for (int i = 0; i < learned.values().columns(); i++) {
                double gradient = rule.scale() * of(learned.gradient()).at(row, i);
                ReferenceTensor m = of(learned.memories().get(0));
                ReferenceTensor v = of(learned.memories().get(1));
                m.put(row, i, rule.first() * m.at(row, i) + (1.0 - rule.first()) * gradient);
                v.put(row, i, rule.second() * v.at(row, i) + (1.0 - rule.second()) * gradient * gradient);
                double size = Math.sqrt(v.at(row, i)) * rule.by() + rule.epsilon();
                double kept = (double) rule.keep() * of(learned.values()).at(row, i);
                of(learned.values()).put(row, i, kept - rule.rate() * m.at(row, i) / size);
            }
        }
    }

    @Override
    public void step(Learned learned, Sgd rule) {
        for (int row = 0; row < learned.values().rows(); row++) {
            for (int i = 0; i < learned.values().columns(); i++) {
                double value = of(learned.values()).at(row, i);
                ReferenceTensor m = of(learned.memories().get(0));
                double gradient = rule.scale() * of(learned.gradient()).at(row, i) + rule.decay() * value;
                m.put(row, i, (double) rule.momentum() * m.at(row, i) + gradient);
                of(learned.values()).put(row, i, value - rule.rate() * m.at(row, i));
            }
        }
    }
}

package dev.lamarck.engine.backend;

import dev.lamarck.engine.backend.cpu.NumericsProfile;
import dev.lamarck.engine.infer.Philox;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What every operation means, as plainly as it can be said, in double precision: the oracle of real backends. */
final class ReferenceBackend implements Backend {
    private final Memory memory = Memory.upTo(0);

    private static final int MOST_NOISE = 8000;

    private final Map<Change, List<Factors>> known = new HashMap<>();

    record ReferencePrepared(Batch batch) implements Prepared {
        static Batch of(Prepared prepared) {
            return ((ReferencePrepared) prepared).batch();
        }

        @Override
        public int rows() {
            return batch.rows();
        }

        @Override
        public void close() {}
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public NumericsProfile numerics() {
        return NumericsProfile.current();
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public Tensor tensor(Memory owner, long rows, long columns) {
        float[] values = new float[Math.toIntExact(rows * columns)];
        return new ReferenceTensor(values, 0, rows, columns, Math.toIntExact(columns));
    }

    @Override
    public void write(Tensor tensor, float[] values) {
        ReferenceTensor to = ReferenceTensor.of(tensor);
        for (int i = 0; i < values.length; i++) {
            to.put(i / to.columns(), i % to.columns(), values[i]);
        }
    }

    @Override
    public float[] read(Tensor tensor) {
        ReferenceTensor from = ReferenceTensor.of(tensor);
        float[] values = new float[Math.toIntExact(from.rows() * from.columns())];
        for (int i = 0; i < values.length; i++) {
            values[i] = from.at(i / from.columns(), i % from.columns());
        }
        return values;
    }

    @Override
    public Mapped map(Memory owner, Path file) {
        return ReferenceFile.of(file);
    }

    @Override
    public Nearest nearest(Tensor queries, List<Tensor> tables, int k, float most) {
        return ReferenceNearest.of(this, queries, tables, k, most);
    }

    @Override
    public OptionalLong firstNotFinite(Tensor tensor) {
        float[] values = read(tensor);
        return LongStream.range(0, values.length)
                .filter(i -> !Float.isFinite(values[(int) i]))
                .findFirst();
    }

    @Override
    public Page page(Memory owner, long bytes) {
        return new ReferencePage();
    }

    @Override
    public Prepared prepare(Memory owner, Batch batch) {
        return new ReferencePrepared(batch);
    }

    @Override
    public void embed(Prepared prepared, Tensor table, float scale, Tensor out) {
        Batch batch = ReferencePrepared.of(prepared);
        for (int row = 0; row < batch.rows(); row++) {
            for (int i = 0; i < table.columns(); i++) {
                float embedding = ReferenceTensor.of(table).at(batch.tokens()[row], i);
                ReferenceTensor.of(out).put(row, i, (double) embedding * scale);
            }
        }
    }

    @Override
    public void addPositions(Prepared prepared, Tensor table, Tensor to) {
        Batch batch = ReferencePrepared.of(prepared);
        for (int row = 0; row < batch.rows(); row++) {
            for (int i = 0; i < table.columns(); i++) {
                double sum = (double) ReferenceTensor.of(to).at(row, i)
                        + ReferenceTensor.of(table).at(position(batch, row), i);
                ReferenceTensor.of(to).put(row, i, sum);
            }
        }
    }

    @Override
    public void gather(Tensor x, int[] rows, Tensor out) {
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < x.columns(); i++) {
                ReferenceTensor.of(out).put(row, i, ReferenceTensor.of(x).at(rows[row], i));
            }
        }
    }

    @Override
    public void norm(Norm norm, Tensor x, Tensor out) {
        ReferenceTensor from = ReferenceTensor.of(x);
        for (int row = 0; row < x.rows(); row++) {
            double mean = 0;
            double square = 0;
            for (int i = 0; norm.centred() && i < x.columns(); i++) {
                mean += from.at(row, i) / (double) x.columns();
            }
            for (int i = 0; i < x.columns(); i++) {
                square += Math.pow(from.at(row, i) - mean, 2) / x.columns();
            }
            for (int i = 0; i < x.columns(); i++) {
                double bias = norm.bias() == null
                        ? 0
                        : ReferenceTensor.of(norm.bias()).at(0, i);
                double even = (from.at(row, i) - mean) / Math.sqrt(square + norm.epsilon());
                ReferenceTensor.of(out)
                        .put(row, i, even * ReferenceTensor.of(norm.weight()).at(0, i) + bias);
            }
        }
    }

    static Optional<Change> change(Batch batch, int row, int site) {
        return batch.stretches().stream()
                .filter(stretch -> row >= stretch.first() && row < stretch.first() + stretch.count())
                .findFirst()
                .flatMap(stretch -> Optional.ofNullable(stretch.delta()))
                .flatMap(delta -> delta.at(site));
    }

    private static double dot(ReferenceTensor a, long i, ReferenceTensor b, long j) {
        double sum = 0;
        for (int k = 0; k < a.columns(); k++) {
            sum += (double) a.at(i, k) * b.at(j, k);
        }
        return sum;
    }

    private double output(Linear layer, Optional<Change> change, ReferenceTensor x, int row, int output) {
        Tensor bias = change.map(Change::bias).orElse(layer.bias());
        double sum = dot(x, row, ReferenceTensor.of(layer.weight()), output);
        sum += bias == null ? 0 : ReferenceTensor.of(bias).at(0, output);
        for (Factors some : change.map(this::factors).orElse(List.of())) {
            for (int rank = 0; rank < some.up().length; rank++) {
                double inner = 0;
                for (int i = 0; i < x.columns(); i++) {
                    inner += some.down()[rank][i] * x.at(row, i);
                }
                sum += inner * some.up()[rank][output];
            }
        }
        return sum;
    }

    /** A change as two factors, by ranks; all that scales it is in the second one. */
    private record Factors(double[][] down, double[][] up) {}

    private List<Factors> factors(Change change) {
        return known.computeIfAbsent(change, some -> {
            List<Factors> all = new ArrayList<>();
            Optional.ofNullable(some.low()).ifPresent(low -> all.add(factors(low)));
            Optional.ofNullable(some.noise()).ifPresent(noise -> all.add(factors(noise)));
            return all;
        });
    }

    private static Factors factors(LowRank low) {
        double[][] down = new double[low.rank()][];
        double[][] up = new double[low.rank()][];
        for (int rank = 0; rank < low.rank(); rank++) {
            double weight = low.weights() == null
                    ? 1
                    : ReferenceTensor.of(low.weights()).at(0, rank);
            down[rank] = row(ReferenceTensor.of(low.down()), rank, 1);
            up[rank] = row(ReferenceTensor.of(low.up()), rank, low.scale() * weight);
        }
        return new Factors(down, up);
    }

    private static double[] row(ReferenceTensor tensor, int row, double scale) {
        return IntStream.range(0, Math.toIntExact(tensor.columns()))
                .mapToDouble(column -> scale * tensor.at(row, column))
                .toArray();
    }

    /** Enough of the numbers for the layers of tests. */
    private static Factors factors(Noise noise) {
        double[][] down = new double[noise.rank()][MOST_NOISE];
        double[][] up = new double[noise.rank()][MOST_NOISE];
        for (int index = 0; index < MOST_NOISE * noise.rank(); index++) {
            down[index % noise.rank()][index / noise.rank()] = number(noise, 1, index);
            up[index % noise.rank()][index / noise.rank()] = noise.scale() * number(noise, 0, index);
        }
        return new Factors(down, up);
    }

    private static double number(Noise noise, int side, int index) {
        int[] block = Philox.block(noise.seed(), index / 16, 2 * noise.matrix() + side, noise.pair(), noise.slot());
        int code = block[index % 16 / 4] >>> 8 * (index % 4);
        return ((code & 128) == 0 ? 1 : -1) * ((code & 127) + 0.5);
    }

    @Override
    public void merge(List<Change> changes, float[] times, Tensor weight) {
        ReferenceTensor to = ReferenceTensor.of(weight);
        for (int output = 0; output < weight.rows(); output++) {
            for (int input = 0; input < weight.columns(); input++) {
                double sum = to.at(output, input);
                for (int i = 0; i < times.length; i++) {
                    for (Factors some : factors(changes.get(i))) {
                        for (int rank = 0; rank < some.up().length; rank++) {
                            sum += times[i] * some.up()[rank][output] * some.down()[rank][input];
                        }
                    }
                }
                to.put(output, input, sum);
            }
        }
    }

    @Override
    public void linear(Prepared prepared, Linear layer, Tensor x, Tensor out, boolean add) {
        ReferenceTensor to = ReferenceTensor.of(out);
        for (int row = 0; row < x.rows(); row++) {
            Optional<Change> change = change(ReferencePrepared.of(prepared), row, layer.site());
            for (int i = 0; i < layer.outputs(); i++) {
                double sum = output(layer, change, ReferenceTensor.of(x), row, i);
                to.put(row, i, add ? to.at(row, i) + sum : sum);
            }
        }
    }

    static int position(Batch batch, int row) {
        Stretch stretch = batch.stretches().stream()
                .filter(one -> row >= one.first() && row < one.first() + one.count())
                .findFirst()
                .orElseThrow();
        return stretch.position() + row - stretch.first();
    }

    @Override
    public void rotate(Prepared prepared, Rotary rotary, int headSize, Tensor x) {
        ReferenceTensor heads = ReferenceTensor.of(x);
        int half = Math.toIntExact(rotary.pairs());
        for (int row = 0; row < x.rows(); row++) {
            int position = position(ReferencePrepared.of(prepared), row);
            for (int head = 0; head < x.columns(); head += headSize) {
                for (int i = 0; i < half; i++) {
                    double cosine = ReferenceTensor.of(rotary.cosines()).at(position, i);
                    double sine = ReferenceTensor.of(rotary.sines()).at(position, i);
                    double a = heads.at(row, head + i);
                    double b = heads.at(row, head + half + i);
                    heads.put(row, head + i, a * cosine - b * sine);
                    heads.put(row, head + half + i, b * cosine + a * sine);
                }
            }
        }
    }

    @Override
    public void keep(Prepared prepared, KeptHeads kept, Tensor keys, Tensor values) {
        int size = kept.heads().size();
        for (Stretch stretch : ReferencePrepared.of(prepared).stretches()) {
            for (int row = 0; row < stretch.count(); row++) {
                for (int i = 0; i < kept.heads().keyWidth(); i++) {
                    int token = stretch.position() + row;
                    int from = stretch.first() + row;
                    ReferencePage.kept(stretch, kept, token, i / size, false)[i % size] =
                            ReferenceTensor.of(keys).at(from, i);
                    ReferencePage.kept(stretch, kept, token, i / size, true)[i % size] =
                            ReferenceTensor.of(values).at(from, i);
                }
            }
        }
    }

    @Override
    public void attend(Prepared prepared, KeptHeads kept, Sight sight, Tensor queries, Tensor out) {
        for (Stretch stretch : ReferencePrepared.of(prepared).stretches()) {
            for (int row = 0; row < stretch.count(); row++) {
                for (int head = 0; head < kept.heads().queries(); head++) {
                    ReferenceLook look = new ReferenceLook(stretch, kept, sight, row, head);
                    look.attend(ReferenceTensor.of(queries), ReferenceTensor.of(out));
                }
            }
        }
    }

    @Override
    public void activate(Activation kind, Tensor gate, Tensor up, Tensor out) {
        for (int row = 0; row < gate.rows(); row++) {
            for (int i = 0; i < gate.columns(); i++) {
                double value = ReferenceActivation.function(kind)
                        .applyAsDouble(ReferenceTensor.of(gate).at(row, i));
                ReferenceTensor.of(out)
                        .put(row, i, value * ReferenceTensor.of(up).at(row, i));
            }
        }
    }

    @Override
    public void activate(Activation kind, Tensor x, Tensor out) {
        for (int row = 0; row < x.rows(); row++) {
            for (int i = 0; i < x.columns(); i++) {
                ReferenceTensor.of(out)
                        .put(
                                row,
                                i,
                                ReferenceActivation.function(kind)
                                        .applyAsDouble(ReferenceTensor.of(x).at(row, i)));
            }
        }
    }

    @Override
    public void add(Tensor x, Tensor to) {
        for (int row = 0; row < x.rows(); row++) {
            for (int i = 0; i < x.columns(); i++) {
                double sum = (double) ReferenceTensor.of(x).at(row, i)
                        + ReferenceTensor.of(to).at(row, i);
                ReferenceTensor.of(to).put(row, i, sum);
            }
        }
    }

    @Override
    public Scores score(Prepared prepared, Linear head, Tensor x, int[] targets) {
        float[] likelihoods = new float[targets.length];
        int[] best = new int[targets.length];
        for (int row = 0; row < targets.length; row++) {
            Optional<Change> change = change(ReferencePrepared.of(prepared), row, head.site());
            double[] logits = new double[Math.toIntExact(head.outputs())];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = output(head, change, ReferenceTensor.of(x), row, i);
                best[row] = logits[i] > logits[best[row]] ? i : best[row];
            }
            double total = 0;
            for (double logit : logits) {
                total += Math.exp(logit - logits[best[row]]);
            }
            likelihoods[row] = (float) (logits[targets[row]] - logits[best[row]] - Math.log(total));
        }
        return new Scores(likelihoods, best);
    }

    @Override
    public Optional<Backward> backward() {
        return Optional.of(new ReferenceBackward());
    }

    @Override
    public void close() {
        memory.close();
    }
}

package dev.lamarck.engine.bench;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.LowRank;
import dev.lamarck.engine.infer.Scorer;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Role;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Random adapters for all linear layers but the head, and texts that each of them is to score. */
public final class Population implements AutoCloseable {
    private final Model model;
    private final Memory memory;
    private final List<Tensor> tensors = new ArrayList<>();
    private final List<Delta> members = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(1);

    /**
     * What is scored.
     *
     * @param adapters how many; 0 for the model by itself
     * @param sequences for each adapter
     * @param tokens of each sequence
     */
    public record Size(int adapters, int rank, int sequences, int tokens) {
        int texts() {
            return Math.max(1, adapters) * sequences;
        }

        /** Tokens in all. */
        public long allTokens() {
            return (long) texts() * tokens;
        }
    }

    public Population(Model model, Size size) {
        this.model = model;
        this.memory = model.backend().memory().of("a population");
        for (int i = 0; i < size.adapters(); i++) {
            members.add(member(size.rank()));
        }
    }

    private Delta member(int rank) {
        Map<Integer, Change> changes = new HashMap<>();
        for (int site = 0; site < model.places().size(); site++) {
            Linear layer = model.linear(site);
            if (model.places().get(site).role() != Role.HEAD) {
                changes.put(
                        site,
                        Change.of(new LowRank(tensor(rank, layer.inputs()), tensor(rank, layer.outputs()), null, 2)));
            }
        }
        return new Delta() {
            @Override
            public Optional<Change> at(int site) {
                return Optional.ofNullable(changes.get(site));
            }

            @Override
            public int mostRank() {
                return rank;
            }
        };
    }

    private Tensor tensor(long rows, long columns) {
        Backend backend = model.backend();
        float[] values = new float[Math.toIntExact(rows * columns)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.02 * (random.nextDouble() - 0.5));
        }
        Tensor tensor = backend.tensor(memory, rows, columns);
        tensors.add(tensor);
        backend.write(tensor, values);
        return tensor;
    }

    /** Scores all texts, each with its adapter, in one pass. */
    public Work scoring(Size size) {
        List<Scorer.Text> texts = new ArrayList<>();
        int vocabulary = model.architecture().sizes().vocabulary();
        for (int i = 0; i < size.texts(); i++) {
            int[] tokens = random.ints(size.tokens(), 0, vocabulary).toArray();
            Optional<Delta> adapter =
                    members.isEmpty() ? Optional.empty() : Optional.of(members.get(i / size.sequences()));
            texts.add(new Scorer.Text(tokens, adapter, 1));
        }
        Scorer scorer = new Scorer(model);
        return Work.timed(() -> scorer.likelihoods(texts));
    }

    /** Bytes of all adapters. */
    public long bytes() {
        return memory.used();
    }

    @Override
    public void close() {
        tensors.forEach(Tensor::close);
        memory.close();
    }
}

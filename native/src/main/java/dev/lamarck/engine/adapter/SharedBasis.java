package dev.lamarck.engine.adapter;

import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.LowRank;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Factors that all members of a population share, who differ only in how much each rank counts. Any number of members
 * takes the memory and the reading of one adapter, and a few numbers each. Freed by whoever made it, after its members.
 */
public final class SharedBasis implements AutoCloseable {
    private final Model model;
    private final Memory memory;
    private final Map<Integer, Factors> bySite = new HashMap<>();
    private final List<Tensor> tensors = new ArrayList<>();
    private int numbers;

    /**
     * The factors of one layer.
     *
     * @param first where a member's numbers for this layer begin
     * @param usual how much each rank counts in the adapters as they are
     * @param owners the adapter that each rank comes from
     */
    private record Factors(Tensor down, Tensor up, int first, float[] usual, int[] owners) {
        int ranks() {
            return usual.length;
        }
    }

    private SharedBasis(Model model) {
        this.model = model;
        this.memory = model.backend().memory().of("a shared basis for " + model.folder());
    }

    /** The ranks of some adapters side by side. */
    public static SharedBasis of(Model model, List<PeftAdapter> adapters) {
        return made(model, basis -> {
            for (PeftAdapter adapter : adapters) {
                basis.requirePlain(adapter);
            }
            try (FactorReader reader = new FactorReader(model.backend(), basis.memory)) {
                for (int site = 0; site < model.places().size(); site++) {
                    basis.addSideBySide(site, adapters, reader);
                }
            }
        });
    }

    /** The singular vectors of what an adapter adds to each layer; by themselves they count as much as their singular values. */
    public static SharedBasis singular(Model model, PeftAdapter adapter) {
        return made(model, basis -> {
            basis.requirePlain(adapter);
            try (FactorReader reader = new FactorReader(model.backend(), basis.memory)) {
                for (int site = 0; site < model.places().size(); site++) {
                    basis.addSingular(site, adapter, reader);
                }
            }
        });
    }

    private interface Making {
        void fill(SharedBasis basis);
    }

    private static SharedBasis made(Model model, Making making) {
        SharedBasis basis = new SharedBasis(model);
        boolean done = false;
        try {
            making.fill(basis);
            done = true;
            return basis;
        } finally {
            if (!done) {
                basis.close();
            }
        }
    }

    private void requirePlain(PeftAdapter adapter) {
        adapter.requireFits(model.allPlaces());
        if (!adapter.replaced().isEmpty()
                || adapter.parts().stream().anyMatch(part -> part.bias().isPresent())) {
            throw new EngineException(
                    "Cannot share the factors of adapter %s: it also replaces tensors or adds to biases. Use it by itself, or one without them."
                            .formatted(adapter.folder()));
        }
    }

    private Optional<PeftPart> part(PeftAdapter adapter, int site) {
        String module = model.places().get(site).module();
        return adapter.parts().stream()
                .filter(part -> part.module().equals(module))
                .findFirst();
    }

    private void addSideBySide(int site, List<PeftAdapter> adapters, FactorReader reader) {
        List<float[]> downs = new ArrayList<>();
        List<float[]> ups = new ArrayList<>();
        List<Float> usual = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int owner = 0; owner < adapters.size(); owner++) {
            Optional<PeftPart> part = part(adapters.get(owner), site);
            if (part.isPresent()) {
                downs.add(reader.numbers(part.get().a()));
                ups.add(reader.turned(part.get().b()));
                for (int rank = 0; rank < part.get().rank(); rank++) {
                    usual.add((float) part.get().scale());
                    owners.add(owner);
                }
            }
        }
        if (!usual.isEmpty()) {
            float[] counts = new float[usual.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = usual.get(i);
            }
            add(
                    site,
                    joined(downs),
                    joined(ups),
                    counts,
                    owners.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private void addSingular(int site, PeftAdapter adapter, FactorReader reader) {
        part(adapter, site).ifPresent(part -> {
            SingularValues found = SingularValues.ofProduct(
                    reader.turned(part.b()), reader.numbers(part.a()), Math.toIntExact(part.rank()), part.scale());
            add(site, found.right(), found.left(), found.values(), new int[found.values().length]);
        });
    }

    private void add(int site, float[] down, float[] up, float[] usual, int[] owners) {
        bySite.put(site, new Factors(tensor(down, usual.length), tensor(up, usual.length), numbers, usual, owners));
        numbers += usual.length;
    }

    private Tensor tensor(float[] values, int rows) {
        Tensor tensor = model.backend().tensor(memory, rows, values.length / rows);
        tensors.add(tensor);
        model.backend().write(tensor, values);
        return tensor;
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int to = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, to, part.length);
            to += part.length;
        }
        return all;
    }

    /** How much each rank counts in the adapters as they are, by layers: what searches begin with. */
    public Map<Integer, float[]> usual() {
        Map<Integer, float[]> usual = new HashMap<>();
        bySite.forEach((site, factors) -> usual.put(site, factors.usual().clone()));
        return usual;
    }

    /** The sum of the adapters, each times a number. */
    public Member mixture(float... weights) {
        int needed = bySite.values().stream()
                .flatMapToInt(factors -> Arrays.stream(factors.owners()))
                .max()
                .orElse(-1);
        if (weights.length <= needed) {
            throw new IllegalArgumentException("%d weights for %d adapters".formatted(weights.length, needed + 1));
        }
        Map<Integer, float[]> counts = new HashMap<>();
        bySite.forEach((site, factors) -> {
            float[] some = factors.usual().clone();
            for (int rank = 0; rank < some.length; rank++) {
                some[rank] *= weights[factors.owners()[rank]];
            }
            counts.put(site, some);
        });
        return member(counts);
    }

    /** A member by how much each rank counts, for every layer that has any. */
    public Member member(Map<Integer, float[]> counts) {
        float[] all = new float[numbers];
        bySite.forEach((site, factors) -> {
            float[] some = counts.getOrDefault(site, new float[0]);
            if (some.length != factors.ranks()) {
                throw new IllegalArgumentException(
                        "Layer %d has %d ranks, and %d numbers".formatted(site, factors.ranks(), some.length));
            }
            System.arraycopy(some, 0, all, factors.first(), some.length);
        });
        Tensor tensor = model.backend().tensor(memory, 1, Math.max(1, numbers));
        model.backend().write(tensor, Arrays.copyOf(all, Math.max(1, numbers)));
        return new Member(tensor);
    }

    /** One of the population. Freed by whoever asked for it. */
    public final class Member implements Delta, AutoCloseable {
        private final Tensor counts;

        private Member(Tensor counts) {
            this.counts = counts;
        }

        @Override
        public Optional<Change> at(int site) {
            return Optional.ofNullable(bySite.get(site))
                    .map(factors -> Change.of(new LowRank(
                            factors.down(), factors.up(), counts.columns(factors.first(), factors.ranks()), 1)));
        }

        @Override
        public int mostRank() {
            return bySite.values().stream().mapToInt(Factors::ranks).max().orElse(0);
        }

        @Override
        public void close() {
            counts.close();
        }
    }

    @Override
    public void close() {
        tensors.forEach(Tensor::close);
        memory.close();
    }
}

package dev.lamarck.evolve;

import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.ArrayList;
import java.util.List;

/** Lays out a generation: how many children each island gets, by which operators, of whom, in which batches. */
public final class Planner {

    private final Search search;
    private final long seed;
    private final int batchSize;

    /** A child before it has a slot: the operator and the draws that are its own. */
    private record Draft(int operator, RandomKey key) {}

    public Planner(Search search, long seed, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("A batch needs room for at least 1 child, got " + batchSize);
        }
        this.search = search;
        this.seed = seed;
        this.batchSize = batchSize;
    }

    /** The plan of a generation. Depends on the population, the settings and the seed, on nothing else. */
    public Plan plan(int generation, Population population) {
        List<Plan.Batch> batches = new ArrayList<>();
        int slot = 0;
        for (Habitat habitat : population.habitats(search)) {
            int children = share(habitat.island());
            slot = habitat.members().isEmpty()
                    ? initial(batches, habitat.island(), slot, children)
                    : descended(batches, generation, habitat, slot, children);
        }
        return new Plan(generation, batches);
    }

    private int share(int island) {
        int size = search.settings().size();
        int islands = search.settings().islands();
        return size / islands + (island < size % islands ? 1 : 0);
    }

    private int initial(List<Plan.Batch> batches, int island, int firstSlot, int children) {
        List<List<Member>> orphans = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            orphans.add(List.of());
        }
        return cut(batches, island, Plan.Batch.INITIAL, firstSlot, orphans);
    }

    private int descended(List<Plan.Batch> batches, int generation, Habitat habitat, int firstSlot, int children) {
        List<List<Draft>> drafts = drafts(generation, habitat.island(), firstSlot, children);
        int slot = firstSlot;
        for (int operator = 0; operator < drafts.size(); operator++) {
            int arity = search.operators().list().get(operator).variator().parents();
            List<ParentSelection.Request> requests = drafts.get(operator).stream()
                    .map(draft -> new ParentSelection.Request(draft.key(), arity))
                    .toList();
            if (!requests.isEmpty()) {
                slot = cut(
                        batches,
                        habitat.island(),
                        operator,
                        slot,
                        search.parents().select(habitat, requests));
            }
        }
        return slot;
    }

    private List<List<Draft>> drafts(int generation, int island, int firstSlot, int children) {
        List<List<Draft>> byOperator = new ArrayList<>();
        search.operators().list().forEach(operator -> byOperator.add(new ArrayList<>()));
        for (int child = 0; child < children; child++) {
            RandomKey key = new RandomKey(seed, generation, island, firstSlot + child, Purpose.PARENT);
            int operator = search.operators().choose(key);
            byOperator.get(operator).add(new Draft(operator, key));
        }
        return byOperator;
    }

    private int cut(List<Plan.Batch> batches, int island, int operator, int firstSlot, List<List<Member>> parents) {
        for (int from = 0; from < parents.size(); from += batchSize) {
            int to = Math.min(parents.size(), from + batchSize);
            batches.add(new Plan.Batch(batches.size(), island, operator, firstSlot + from, parents.subList(from, to)));
        }
        return firstSlot + parents.size();
    }
}

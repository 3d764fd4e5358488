package dev.lamarck.evolve;

import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lays out a generation: how many children each island gets, by which operators, of whom, in which batches. */
public final class Planner {

    private static final byte[] NOTHING = new byte[0];

    private final Search search;
    private final int batchSize;

    /** The children that one operator makes for an island. */
    private record Share(int island, int operator, byte[] state) {}

    public Planner(Search search, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("A batch needs room for at least 1 child, got " + batchSize);
        }
        this.search = search;
        this.batchSize = batchSize;
    }

    /** The plan of a generation. Depends on the population, the settings and the seed, on nothing else. */
    public Plan plan(int generation, Population population) {
        List<Plan.Batch> batches = new ArrayList<>();
        List<Habitat> habitats = population.habitats(search);
        boolean needNobody = search.operators().needNobody();
        int slot = late(batches, population.late());
        for (Habitat habitat : habitats) {
            int children = share(habitat.island(), habitats.size());
            slot = habitat.members().isEmpty() && !needNobody
                    ? initial(batches, habitat.island(), slot, founders(children))
                    : descended(batches, population, habitat, requests(generation, habitat.island(), slot, children));
        }
        return new Plan(generation, batches);
    }

    /** Those who were late come first, so that they are not late again. */
    private int late(List<Plan.Batch> batches, List<Member> late) {
        Map<Integer, List<List<Member>>> byIsland = new TreeMap<>();
        late.forEach(member -> byIsland.computeIfAbsent(member.birth().island(), island -> new ArrayList<>())
                .add(List.of(member)));
        int slot = 0;
        for (Map.Entry<Integer, List<List<Member>>> each : byIsland.entrySet()) {
            slot = cut(batches, new Share(each.getKey(), Plan.Batch.LATE, NOTHING), slot, each.getValue());
        }
        return slot;
    }

    private int share(int island, int islands) {
        int size = search.settings().size();
        return size / islands + (island < size % islands ? 1 : 0);
    }

    /** No more children without parents than there are different ones. */
    private int founders(int children) {
        return Math.min(children, search.space().supply().orElse(children));
    }

    private int initial(List<Plan.Batch> batches, int island, int firstSlot, int children) {
        List<List<Member>> orphans = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            orphans.add(List.of());
        }
        return cut(batches, new Share(island, Plan.Batch.INITIAL, NOTHING), firstSlot, orphans);
    }

    private List<RandomKey> requests(int generation, int island, int firstSlot, int children) {
        List<RandomKey> keys = new ArrayList<>(children);
        for (int child = 0; child < children; child++) {
            keys.add(search.key(generation, island, firstSlot + child, Purpose.PARENT));
        }
        return keys;
    }

    private int descended(List<Plan.Batch> batches, Population population, Habitat habitat, List<RandomKey> keys) {
        List<List<RandomKey>> byOperator = byOperator(population, keys);
        int slot = keys.isEmpty() ? Plan.size(batches) : keys.get(0).slot();
        for (int operator = 0; operator < byOperator.size(); operator++) {
            if (!byOperator.get(operator).isEmpty()) {
                Operators.Operator chosen = search.operators().list().get(operator);
                byte[] state = population.memory(Memory.of(habitat.island(), chosen));
                slot = cut(
                        batches,
                        new Share(habitat.island(), operator, state),
                        slot,
                        parents(chosen.variator(), habitat, byOperator.get(operator)));
            }
        }
        return slot;
    }

    private List<List<RandomKey>> byOperator(Population population, List<RandomKey> keys) {
        List<List<RandomKey>> byOperator = new ArrayList<>();
        search.operators().list().forEach(operator -> byOperator.add(new ArrayList<>()));
        List<Integer> chosen = search.operators()
                .choice()
                .choose(new OperatorChoice.Ballot(
                        search.operators().names(),
                        search.operators().weights().clone(),
                        population.memory(Memory.ofChoice(search.settings())),
                        keys));
        if (chosen.size() != keys.size()) {
            throw EvolveErrors.wrongChoice("operators", "search.choice", keys.size(), chosen.size());
        }
        for (int child = 0; child < keys.size(); child++) {
            int operator = chosen.get(child);
            if (operator < 0 || operator >= byOperator.size()) {
                throw EvolveErrors.noSuchPlace("search.choice", "operator", operator, byOperator.size());
            }
            byOperator.get(operator).add(keys.get(child));
        }
        return byOperator;
    }

    private List<List<Member>> parents(Variator variator, Habitat habitat, List<RandomKey> keys) {
        int arity = variator.parents();
        List<ParentSelection.Request> requests = keys.stream()
                .map(key -> new ParentSelection.Request(key, arity))
                .toList();
        if (arity == 0) {
            return requests.stream().map(request -> List.<Member>of()).toList();
        }
        return variator instanceof ParentSelection own
                ? checked(own.select(habitat, requests), requests, "search.operators")
                : Pressure.of(search.settings().knobs())
                        .on(
                                habitat,
                                requests,
                                checked(search.parents().select(habitat, requests), requests, "search.parents"));
    }

    private static List<List<Member>> checked(
            List<List<Member>> parents, List<ParentSelection.Request> requests, String setting) {
        if (parents.size() != requests.size()) {
            throw EvolveErrors.wrongChoice("lists of parents", setting, requests.size(), parents.size());
        }
        return parents;
    }

    private int cut(List<Plan.Batch> batches, Share share, int firstSlot, List<List<Member>> parents) {
        for (int from = 0; from < parents.size(); from += batchSize) {
            int to = Math.min(parents.size(), from + batchSize);
            batches.add(new Plan.Batch(
                    batches.size(),
                    share.island(),
                    share.operator(),
                    firstSlot + from,
                    parents.subList(from, to),
                    share.state()));
        }
        return firstSlot + parents.size();
    }
}

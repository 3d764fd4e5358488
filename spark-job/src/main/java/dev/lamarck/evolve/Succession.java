package dev.lamarck.evolve;

import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Purpose;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The step from one population to the next: newcomers settle by the rules of their island and of the run, some visit
 * other islands, islands may begin anew, and strategies learn from what happened.
 */
final class Succession {

    /** Stands for the run as a whole in keys, where no island has its number. */
    private static final int WHOLE_RUN = Integer.MAX_VALUE;

    private final Search search;
    private final Population before;
    private final Plan plan;
    private final List<Member> born;
    private final Descent descent;
    private final Rulebook rules;

    private static final byte[] NOTHING = new byte[0];

    /** The occasions on which rules are asked; each has draws of its own. */
    private enum Occasion {
        BIRTH,
        VISIT,
        FOUNDING
    }

    Succession(Search search, Population before, Plan plan, List<Member> born) {
        this.search = search;
        this.before = before;
        this.plan = plan;
        this.born = born;
        this.descent = descent(plan);
        this.rules = Rulebook.read(before.memory(Memory.RULES));
    }

    private static Descent descent(Plan plan) {
        Map<Integer, List<Member>> bySlot = new HashMap<>();
        for (Plan.Batch batch : plan.batches()) {
            for (int i = 0; i < batch.size() && !batch.isLate(); i++) {
                bySlot.put(batch.firstSlot() + i, batch.parents().get(i));
            }
        }
        return child -> child.birth().generation() == plan.generation()
                ? bySlot.getOrDefault(child.birth().slot(), List.of())
                : List.of();
    }

    Population next() {
        Population settled = settled();
        Population mixed = migrated(settled);
        Renewal.Verdict verdict = search.renewal()
                .renew(new Renewal.Review(
                        plan.generation(),
                        search.key(plan.generation(), WHOLE_RUN, 0, Purpose.RENEW),
                        mixed.habitats(search),
                        before.memory(Memory.ofRenewal(search.settings()))));
        Population renewed = renewed(mixed, verdict);
        return new Population(renewed.places(), renewed.best(), learned(renewed, verdict));
    }

    private Population settled() {
        List<Member> arrivals = distinct(born);
        Map<Population.Place, Survivors> next = new LinkedHashMap<>();
        List<Habitat> habitats = before.habitats(search);
        List<Member> admitted = Spacing.admitted(search.settings().knobs(), habitats, arrivals);
        for (Habitat habitat : habitats) {
            List<Member> locals = admitted.stream()
                    .filter(member -> member.birth().island() == habitat.island())
                    .toList();
            settle(habitat.island(), locals, next, Occasion.BIRTH);
            retain(habitat, next);
        }
        for (int rule = 0; rule < search.runRules().size(); rule++) {
            settle(search.runRules().get(rule), new Seat(Search.EVERYWHERE, rule), arrivals, next);
        }
        Optional<Member> fittest = Stream.concat(before.best().stream(), arrivals.stream())
                .reduce((holder, challenger) -> challenger.beats(holder) ? challenger : holder);
        return new Population(next, fittest, kept());
    }

    /** Elitism that begins, or is raised, while the run goes on keeps those who live already. */
    private void retain(Habitat habitat, Map<Population.Place, Survivors> next) {
        List<Search.Rule> rules = search.islandRules();
        for (int rule = 0; rule < rules.size(); rule++) {
            if (rules.get(rule).role().equals(Search.KEPT)) {
                settle(rules.get(rule), new Seat(habitat.island(), rule), habitat.members(), next);
            }
        }
    }

    /** Of equal genomes the lowest slot counts. */
    private static List<Member> distinct(List<Member> born) {
        Set<Hash128> seen = new HashSet<>();
        return born.stream().filter(member -> seen.add(member.hash())).toList();
    }

    private SortedMap<String, byte[]> kept() {
        SortedMap<String, byte[]> kept = new TreeMap<>();
        remember(kept, Memory.ISLANDS, before.memory(Memory.ISLANDS));
        remember(kept, Memory.OFFSPRING, search.countsOffspring() ? before.memory(Memory.OFFSPRING) : NOTHING);
        remember(kept, Memory.RULES, Rulebook.of(search).bytes());
        return kept;
    }

    private Population migrated(Population settled) {
        List<Habitat> habitats = settled.habitats(search);
        List<Migration.Move> moves =
                search.migration().migrate(search.key(plan.generation(), WHOLE_RUN, 0, Purpose.MIGRATE), habitats);
        moves.forEach(move -> checkIsland("search.migration", move.to(), habitats.size()));
        if (moves.isEmpty()) {
            return settled;
        }
        Map<Population.Place, Survivors> next = new LinkedHashMap<>(settled.places());
        for (Habitat habitat : habitats) {
            Set<Hash128> known = new HashSet<>();
            habitat.members().forEach(member -> known.add(member.hash()));
            List<Member> visitors = moves.stream()
                    .filter(move -> move.to() == habitat.island())
                    .map(Migration.Move::member)
                    .filter(member -> known.add(member.hash()))
                    .toList();
            settle(habitat.island(), visitors, next, Occasion.VISIT);
        }
        return new Population(next, settled.best(), settled.memory());
    }

    private Population renewed(Population mixed, Renewal.Verdict verdict) {
        int islands = mixed.islands(search);
        verdict.emptied().forEach(island -> checkIsland("search.renewal", island, islands));
        verdict.founders()
                .keySet()
                .forEach(island -> checkIsland("search.renewal", island, islands + verdict.spawned()));
        if (verdict.emptied().isEmpty() && verdict.spawned() == 0) {
            return mixed;
        }
        Map<Population.Place, Survivors> next = new LinkedHashMap<>(mixed.places());
        next.keySet().removeIf(place -> verdict.emptied().contains(place.island()));
        SortedMap<String, byte[]> memory = new TreeMap<>(mixed.memory());
        if (verdict.spawned() > 0) {
            byte[] grown = ByteBuffer.allocate(Integer.BYTES)
                    .putInt(islands + verdict.spawned())
                    .array();
            memory.put(Memory.ISLANDS, grown);
        }
        IntStream.range(0, islands + verdict.spawned())
                .filter(island -> island >= islands || verdict.emptied().contains(island))
                .forEach(island ->
                        settle(island, verdict.founders().getOrDefault(island, List.of()), next, Occasion.FOUNDING));
        return new Population(next, mixed.best(), memory);
    }

    private static void checkIsland(String setting, int island, int islands) {
        if (island < 0 || island >= islands) {
            throw EvolveErrors.noSuchPlace(setting, "island", island, islands);
        }
    }

    /** A rule's place in keys. */
    private record Seat(int island, int number) {}

    private void settle(int island, List<Member> arrivals, Map<Population.Place, Survivors> places, Occasion occasion) {
        List<Search.Rule> rules = search.islandRules();
        for (int rule = 0; rule < rules.size(); rule++) {
            Seat seat = new Seat(island, occasion.ordinal() * rules.size() + rule);
            settle(rules.get(rule), seat, arrivals, places);
        }
    }

    /**
     * What a rule keeps is what it kept on an earlier occasion of this generation, or else in the last generation. A rule
     * that is new, or has other settings than before, starts with nothing, and everybody who lives competes for it.
     */
    private void settle(Search.Rule rule, Seat seat, List<Member> newcomers, Map<Population.Place, Survivors> places) {
        Population.Place place = new Population.Place(seat.island(), rule.role());
        boolean everywhere = seat.island() == Search.EVERYWHERE;
        boolean changed = !places.containsKey(place) && !founded(seat) && rules.lacks(everywhere, rule);
        Survivors held =
                places.getOrDefault(place, founded(seat) || changed ? Survivors.none() : before.survivors(place));
        Stream<Member> living = everywhere ? before.members().stream() : before.inhabitants(seat.island()).stream();
        List<Member> arrivals = oldestFirst(Stream.concat(changed ? living : Stream.empty(), newcomers.stream()));
        int island = everywhere ? WHOLE_RUN : seat.island();
        places.put(
                place,
                rule.survival()
                        .survive(new Survival.Contest(
                                search.settings().features(),
                                search.key(plan.generation(), island, seat.number(), Purpose.SURVIVE),
                                held,
                                arrivals,
                                born(seat) ? descent : Descent.unknown(),
                                search.settings().knobs())));
    }

    /** Each genome once; of equal ones the oldest counts. */
    private static List<Member> oldestFirst(Stream<Member> members) {
        Set<Hash128> seen = new HashSet<>();
        return members.sorted(Comparator.comparing(Member::birth))
                .filter(member -> seen.add(member.hash()))
                .toList();
    }

    /** Whether arrivals were born here; visitors and founders have no parents where they come. */
    private boolean born(Seat seat) {
        return seat.island() == Search.EVERYWHERE
                || seat.number()
                        < Occasion.VISIT.ordinal() * search.islandRules().size();
    }

    private boolean founded(Seat seat) {
        return seat.number()
                        >= Occasion.FOUNDING.ordinal() * search.islandRules().size()
                && seat.island() != Search.EVERYWHERE;
    }

    private SortedMap<String, byte[]> learned(Population after, Renewal.Verdict verdict) {
        SortedMap<String, byte[]> memory = new TreeMap<>(after.memory());
        remember(memory, Memory.ofRenewal(search.settings()), verdict.state());
        String choice = Memory.ofChoice(search.settings());
        List<Earning> earnings = Earning.of(search, before, plan, born);
        byte[] chosen = search.operators().choice().learn(new OperatorChoice.Takings(before.memory(choice), earnings));
        remember(memory, choice, chosen);
        new Lessons(search, before, plan, born)
                .states(after.habitats(search), verdict.emptied())
                .forEach((name, state) -> remember(memory, name, state));
        if (search.countsOffspring()) {
            memory.remove(Memory.OFFSPRING);
            remember(
                    memory,
                    Memory.OFFSPRING,
                    OffspringCount.after(before.memory(Memory.OFFSPRING), plan, after.members()));
        }
        return memory;
    }

    private static void remember(SortedMap<String, byte[]> memory, String name, byte[] state) {
        if (state.length > 0) {
            memory.put(name, state);
        }
    }
}

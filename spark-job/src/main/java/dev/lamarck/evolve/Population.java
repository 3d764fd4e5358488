package dev.lamarck.evolve;

import dev.lamarck.genome.Hash128;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who lives after a generation: for every island and for the run as a whole, what each survival rule keeps. A value;
 * taking in a generation gives a new one.
 */
public final class Population {

    private final Map<Place, Survivors> places;
    private final Optional<Member> best;

    /**
     * Where a rule keeps its residents.
     *
     * @param island an island's number, or -1 for the run as a whole
     * @param role the rule's role
     */
    public record Place(int island, String role) {}

    /** One resident with its place and its rank there. */
    public record Entry(Place place, int rank, Resident resident) {}

    private Population(Map<Place, Survivors> places, Optional<Member> best) {
        this.places = places;
        this.best = best;
    }

    public static Population empty() {
        return new Population(Map.of(), Optional.empty());
    }

    /** The population that {@link #entries} and {@link #states} describe. */
    public static Population of(List<Entry> entries, Map<Place, byte[]> states) {
        Map<Place, List<Resident>> residents = new LinkedHashMap<>();
        Place best = new Place(Search.EVERYWHERE, Search.BEST);
        entries.stream()
                .sorted(java.util.Comparator.comparingInt(Entry::rank))
                .forEach(entry -> residents
                        .computeIfAbsent(entry.place(), place -> new ArrayList<>())
                        .add(entry.resident()));
        Map<Place, Survivors> places = new LinkedHashMap<>();
        Stream.concat(residents.keySet().stream(), states.keySet().stream())
                .filter(place -> !place.equals(best))
                .forEach(place -> places.put(
                        place,
                        new Survivors(
                                residents.getOrDefault(place, List.of()), states.getOrDefault(place, new byte[0]))));
        return new Population(
                places,
                residents.getOrDefault(best, List.of()).stream()
                        .map(Resident::member)
                        .findFirst());
    }

    /**
     * Takes in a generation.
     *
     * @param born the scored candidates of the generation, in the order of their slots
     */
    public Population accept(Search search, int generation, List<Member> born) {
        List<Member> arrivals = distinct(born);
        Map<Place, Survivors> next = new LinkedHashMap<>();
        for (int island = 0; island < search.settings().islands(); island++) {
            int here = island;
            List<Member> locals =
                    arrivals.stream().filter(m -> m.birth().island() == here).toList();
            settle(search, here, locals, places, next);
        }
        search.runRules().forEach(rule -> settle(search, rule, Search.EVERYWHERE, arrivals, places, next));
        Optional<Member> fittest = Stream.concat(best.stream(), arrivals.stream())
                .reduce((holder, challenger) -> challenger.beats(holder) ? challenger : holder);
        return new Population(next, fittest).migrated(search, generation);
    }

    private Population migrated(Search search, int generation) {
        List<Migration.Move> moves = search.migration().migrate(generation, habitats(search));
        if (moves.isEmpty()) {
            return this;
        }
        Map<Place, Survivors> next = new LinkedHashMap<>(places);
        for (Habitat habitat : habitats(search)) {
            Set<Hash128> known = new HashSet<>();
            habitat.members().forEach(member -> known.add(member.hash()));
            List<Member> visitors = moves.stream()
                    .filter(move -> move.to() == habitat.island())
                    .map(Migration.Move::member)
                    .filter(member -> known.add(member.hash()))
                    .toList();
            settle(search, habitat.island(), visitors, places, next);
        }
        return new Population(next, best);
    }

    private static void settle(
            Search search, int island, List<Member> arrivals, Map<Place, Survivors> from, Map<Place, Survivors> to) {
        search.islandRules().forEach(rule -> settle(search, rule, island, arrivals, from, to));
    }

    private static void settle(
            Search search,
            Search.Rule rule,
            int island,
            List<Member> arrivals,
            Map<Place, Survivors> from,
            Map<Place, Survivors> to) {
        Place place = new Place(island, rule.role());
        Survivors before = from.getOrDefault(place, Survivors.none());
        to.put(
                place,
                rule.survival().survive(new Survival.Contest(search.settings().features(), before, arrivals)));
    }

    /** Of equal genomes the lowest slot counts. */
    private static List<Member> distinct(List<Member> born) {
        Set<Hash128> seen = new HashSet<>();
        return born.stream().filter(member -> seen.add(member.hash())).toList();
    }

    /** The islands as parents are chosen from them. */
    public List<Habitat> habitats(Search search) {
        List<Member> archive =
                residents(new Place(Search.EVERYWHERE, Search.ARCHIVE)).toList();
        return IntStream.range(0, search.settings().islands())
                .mapToObj(island -> new Habitat(island, inhabitants(search, island), archive))
                .toList();
    }

    private List<Member> inhabitants(Search search, int island) {
        return search.islandRules().stream()
                .flatMap(rule -> residents(new Place(island, rule.role())))
                .distinct()
                .sorted(Member.FITTEST_FIRST)
                .toList();
    }

    private Stream<Member> residents(Place place) {
        return places.getOrDefault(place, Survivors.none()).residents().stream().map(Resident::member);
    }

    /** The fittest candidate ever, the first of equals. */
    public Optional<Member> best() {
        return best;
    }

    /** Everybody who lives anywhere, each once, oldest first. */
    public List<Member> members() {
        return Stream.concat(best.stream(), places.keySet().stream().flatMap(this::residents))
                .distinct()
                .sorted(java.util.Comparator.comparing(Member::birth))
                .toList();
    }

    /** Every resident with its place, the best candidate first. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        best.ifPresent(
                member -> entries.add(new Entry(new Place(Search.EVERYWHERE, Search.BEST), 0, Resident.of(member))));
        places.forEach((place, survivors) -> {
            List<Resident> residents = survivors.residents();
            for (int rank = 0; rank < residents.size(); rank++) {
                entries.add(new Entry(place, rank, residents.get(rank)));
            }
        });
        return entries;
    }

    /** What the rules have to remember besides, where they have to. */
    public Map<Place, byte[]> states() {
        Map<Place, byte[]> states = new LinkedHashMap<>();
        places.forEach((place, survivors) -> {
            if (survivors.state().length > 0) {
                states.put(place, survivors.state());
            }
        });
        return states;
    }
}

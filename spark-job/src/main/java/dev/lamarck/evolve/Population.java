package dev.lamarck.evolve;

import dev.lamarck.genome.Hash128;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who lives after a generation: for every island and for the run as a whole, what each survival rule keeps. A value;
 * taking in a generation gives a new one.
 */
public final class Population {

    private static final byte[] NOTHING = new byte[0];

    private final Map<Place, Survivors> places;
    private final Optional<Member> best;
    private final SortedMap<String, byte[]> memory;

    /**
     * Where a rule keeps its residents.
     *
     * @param island an island's number, or -1 for the run as a whole
     * @param role the rule's role
     */
    public record Place(int island, String role) {}

    /** One resident with its place and its rank there. */
    public record Entry(Place place, int rank, Resident resident) {}

    Population(Map<Place, Survivors> places, Optional<Member> best, SortedMap<String, byte[]> memory) {
        this.places = places;
        this.best = best;
        this.memory = memory;
    }

    public static Population empty() {
        return new Population(Map.of(), Optional.empty(), new TreeMap<>());
    }

    /** The population that {@link #entries}, {@link #states} and {@link #memory} describe. */
    public static Population of(List<Entry> entries, Map<Place, byte[]> states, Map<String, byte[]> memory) {
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
                        .findFirst(),
                new TreeMap<>(memory));
    }

    /**
     * Takes in a generation.
     *
     * @param plan by which it was made
     * @param born its scored candidates, in the order of their slots
     */
    public Population accept(Search search, Plan plan, List<Member> born) {
        return new Succession(search, this, plan, born).next();
    }

    /**
     * Takes in a generation that was closed before all of its candidates had an outcome. Nobody learns from those without;
     * they join the next generation.
     *
     * @param late the names of those without an outcome, by slot
     */
    public Population accept(Search search, Plan plan, List<Member> born, SortedMap<Integer, Hash128> late) {
        Population next = accept(search, plan.without(late.keySet()), born);
        if (late.isEmpty()) {
            return next;
        }
        List<Member> waiting = new ArrayList<>();
        plan.batches()
                .forEach(batch -> late.subMap(batch.firstSlot(), batch.firstSlot() + batch.size())
                        .forEach((slot, id) -> waiting.add(
                                Latecomers.of(id, id, new Birth(plan.generation(), slot, batch.island())))));
        SortedMap<String, byte[]> memory = new TreeMap<>(next.memory);
        memory.put(Latecomers.MEMORY, Latecomers.write(waiting));
        return new Population(next.places, next.best, memory);
    }

    /** Who had no outcome when the last generation was closed. */
    public List<Member> late() {
        return Latecomers.read(memory(Latecomers.MEMORY));
    }

    /** How many islands there are now. */
    public int islands(Search search) {
        byte[] grown = memory(Memory.ISLANDS);
        return grown.length == 0
                ? search.settings().islands()
                : ByteBuffer.wrap(grown).getInt();
    }

    /** The islands as parents are chosen from them. */
    public List<Habitat> habitats(Search search) {
        List<Member> archive =
                residents(new Place(Search.EVERYWHERE, Search.ARCHIVE)).toList();
        Map<Hash128, Integer> offspring = OffspringCount.read(memory(Memory.OFFSPRING));
        return IntStream.range(0, islands(search))
                .mapToObj(island -> new Habitat(
                        island, inhabitants(island), archive, search.settings().features(), offspring))
                .toList();
    }

    /** The numbers of the islands where a rule keeps something, ascending. */
    List<Integer> islands() {
        return places.keySet().stream()
                .map(Place::island)
                .filter(island -> island != Search.EVERYWHERE)
                .distinct()
                .sorted()
                .toList();
    }

    List<Member> inhabitants(int island) {
        return places.keySet().stream()
                .filter(place -> place.island() == island)
                .flatMap(this::residents)
                .distinct()
                .sorted(Member.FITTEST_FIRST)
                .toList();
    }

    private Stream<Member> residents(Place place) {
        return survivors(place).residents().stream().map(Resident::member);
    }

    Survivors survivors(Place place) {
        return places.getOrDefault(place, Survivors.none());
    }

    Map<Place, Survivors> places() {
        return Collections.unmodifiableMap(places);
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

    /** What the strategies have to remember beside the residents, by name. */
    public SortedMap<String, byte[]> memory() {
        return Collections.unmodifiableSortedMap(memory);
    }

    /** What is remembered under a name; empty if nothing is. */
    byte[] memory(String name) {
        return memory.getOrDefault(name, NOTHING);
    }
}

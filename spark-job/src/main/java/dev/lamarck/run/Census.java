package dev.lamarck.run;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Constraint;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Population;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.SearchSettings;
import dev.lamarck.store.PopulationRow;
import dev.lamarck.store.RunStore;
import dev.lamarck.store.StateRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Between the population in memory and its rows. */
final class Census {

    private static final String STATE = "survival/";
    private static final String MEMORY = "search/";

    private Census() {}

    static List<PopulationRow> rows(int generation, Population population) {
        return population.entries().stream()
                .map(entry -> row(generation, entry))
                .toList();
    }

    private static PopulationRow row(int generation, Population.Entry entry) {
        Member member = entry.resident().member();
        return new PopulationRow(
                generation,
                entry.place().island(),
                entry.rank(),
                entry.place().role(),
                entry.resident().cell(),
                member.id(),
                member.hash(),
                member.birth().generation(),
                member.birth().slot(),
                member.birth().island(),
                member.fitness(),
                member.features(),
                member.profile());
    }

    /** What rules and strategies have to remember, where it changed: nothing where they have forgotten it. */
    static List<StateRow> states(int generation, Population before, Population after) {
        Map<String, byte[]> known = named(before);
        Map<String, byte[]> now = named(after);
        List<StateRow> rows = new ArrayList<>();
        now.forEach((name, bytes) -> {
            if (!Arrays.equals(bytes, known.get(name))) {
                rows.add(new StateRow(generation, name, 1, bytes));
            }
        });
        known.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> rows.add(new StateRow(generation, name, 1, new byte[0])));
        return rows;
    }

    private static Map<String, byte[]> named(Population population) {
        Map<String, byte[]> named = new LinkedHashMap<>();
        population.states().forEach((place, bytes) -> named.put(name(place), bytes));
        population.memory().forEach((name, bytes) -> named.put(MEMORY + name, bytes));
        return named;
    }

    static Population restore(RunStore store, int generation, SearchSettings settings) {
        List<Population.Entry> entries = new ArrayList<>();
        for (PopulationRow row : store.population(generation)) {
            Population.Place place = new Population.Place(row.island(), row.role());
            entries.add(new Population.Entry(place, row.rank(), new Resident(member(row, settings), row.cell())));
        }
        return Population.of(entries, places(store.states()), memory(store.states()));
    }

    /** The states of all places that have one, those where nobody lives among them. */
    static Map<Population.Place, byte[]> places(Map<String, byte[]> stored) {
        Map<Population.Place, byte[]> states = new LinkedHashMap<>();
        new TreeMap<>(stored).forEach((name, bytes) -> {
            if (name.startsWith(STATE) && bytes.length > 0) {
                states.put(place(name), bytes);
            }
        });
        return states;
    }

    static Map<String, byte[]> memory(Map<String, byte[]> stored) {
        Map<String, byte[]> memory = new TreeMap<>();
        stored.forEach((name, bytes) -> {
            if (name.startsWith(MEMORY) && bytes.length > 0) {
                memory.put(name.substring(MEMORY.length()), bytes);
            }
        });
        return memory;
    }

    private static Member member(PopulationRow row, SearchSettings settings) {
        return new Member(
                row.candidate(),
                row.genomeHash(),
                new Birth(row.bornGeneration(), row.bornSlot(), row.bornIsland()),
                row.fitness(),
                Constraint.violation(settings.constraints(), settings.features(), row.features()),
                row.features(),
                row.profile());
    }

    private static String name(Population.Place place) {
        return STATE + place.island() + "/" + place.role();
    }

    private static Population.Place place(String name) {
        int role = name.indexOf('/', STATE.length()) + 1;
        int island = Integer.parseInt(name.substring(STATE.length(), role - 1));
        return new Population.Place(island, name.substring(role));
    }
}

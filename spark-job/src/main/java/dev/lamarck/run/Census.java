package dev.lamarck.run;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Population;
import dev.lamarck.evolve.Resident;
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

    /** What the survival rules have to remember, where it changed: nothing where they have forgotten it. */
    static List<StateRow> states(int generation, Population before, Population after) {
        List<StateRow> rows = new ArrayList<>();
        after.states().forEach((place, bytes) -> {
            if (!Arrays.equals(bytes, before.states().get(place))) {
                rows.add(new StateRow(generation, name(place), 1, bytes));
            }
        });
        before.states().keySet().stream()
                .filter(place -> !after.states().containsKey(place))
                .forEach(place -> rows.add(new StateRow(generation, name(place), 1, new byte[0])));
        return rows;
    }

    static Population restore(RunStore store, int generation) {
        List<Population.Entry> entries = new ArrayList<>();
        for (PopulationRow row : store.population(generation)) {
            Population.Place place = new Population.Place(row.island(), row.role());
            entries.add(new Population.Entry(place, row.rank(), new Resident(member(row), row.cell())));
        }
        return Population.of(entries, places(store.states()));
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

    private static Member member(PopulationRow row) {
        return new Member(
                row.candidate(),
                row.genomeHash(),
                new Birth(row.bornGeneration(), row.bornSlot(), row.bornIsland()),
                row.fitness(),
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

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

    /** What the survival rules have to remember, where it changed. */
    static List<StateRow> states(int generation, Population before, Population after) {
        List<StateRow> rows = new ArrayList<>();
        after.states().forEach((place, bytes) -> {
            if (!Arrays.equals(bytes, before.states().get(place))) {
                rows.add(new StateRow(generation, name(place), 1, bytes));
            }
        });
        return rows;
    }

    static Population restore(RunStore store, int generation) {
        List<Population.Entry> entries = new ArrayList<>();
        Map<Population.Place, byte[]> states = new LinkedHashMap<>();
        Map<String, byte[]> stored = store.states();
        for (PopulationRow row : store.population(generation)) {
            Population.Place place = new Population.Place(row.island(), row.role());
            entries.add(new Population.Entry(place, row.rank(), new Resident(member(row), row.cell())));
            states.put(place, stored.getOrDefault(name(place), new byte[0]));
        }
        states.values().removeIf(bytes -> bytes.length == 0);
        return Population.of(entries, states);
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
}

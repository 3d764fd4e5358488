package dev.lamarck.evolve;

import dev.lamarck.genome.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Lets chosen parents meet others of their island, who may take their place: for fitness, and for having had fewer children. */
record Pressure(double forFitness, double forFewChildren) {

    static Pressure of(Knobs knobs) {
        return new Pressure(knobs.selectionPressure(), knobs.explorationBonus());
    }

    List<List<Member>> on(Habitat habitat, List<ParentSelection.Request> requests, List<List<Member>> chosen) {
        if (forFitness == 0 && forFewChildren == 0) {
            return chosen;
        }
        List<List<Member>> parents = new ArrayList<>(chosen.size());
        for (int i = 0; i < chosen.size(); i++) {
            RandomGenerator random =
                    requests.get(i).key().with(Purpose.PRESSURE).draws();
            parents.add(chosen.get(i).stream()
                    .map(parent -> met(habitat, parent, random))
                    .toList());
        }
        return parents;
    }

    private Member met(Habitat habitat, Member chosen, RandomGenerator random) {
        Member parent = chosen;
        if (random.nextDouble() < forFitness) {
            Member other = anybody(habitat, random);
            parent = other.beats(parent) ? other : parent;
        }
        if (random.nextDouble() < forFewChildren) {
            Member other = anybody(habitat, random);
            parent = habitat.offspring(other) < habitat.offspring(parent) ? other : parent;
        }
        return parent;
    }

    private static Member anybody(Habitat habitat, RandomGenerator random) {
        return habitat.members().get(random.nextInt(habitat.members().size()));
    }
}

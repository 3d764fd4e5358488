package dev.lamarck.run;

import dev.lamarck.conf.Block;
import dev.lamarck.engine.backend.cpu.NumericsProfile;
import dev.lamarck.evolve.Planner;
import dev.lamarck.evolve.Search;
import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Hash128;
import dev.lamarck.spark.Blueprint;
import dev.lamarck.spark.Luggage;
import dev.lamarck.steer.Schedule;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.SettingsRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The settings of each generation, made into what works by them. */
final class Course {

    private final RunSettings settings;
    private final Schedule schedule;
    private final Hash128 identity;
    private final String name;
    private final Luggage luggage;
    private final Start start;
    private final Map<Integer, Leg> legs = new HashMap<>();

    /** A stretch of generations with the same settings. */
    record Leg(int version, Search search, Planner planner, Blueprint blueprint, String yaml) {}

    /** The first generation with settings of the run's own, and their version. */
    private record Start(int generation, int version, String reason) {}

    /**
     * The course of a run.
     *
     * @param name the run and its warehouse
     * @param luggage the files that evaluators read
     */
    Course(Block block, RunSettings settings, String name, Luggage luggage) {
        this.settings = settings;
        this.schedule = RunSettings.schedule(block, settings);
        this.identity = RunSettings.hash(settings.identity());
        this.name = name;
        this.luggage = luggage;
        this.start = new Start(0, schedule.version(0), "the run's settings");
    }

    private Course(Course same, Start start) {
        this.settings = same.settings;
        this.schedule = same.schedule;
        this.identity = same.identity;
        this.name = same.name;
        this.luggage = same.luggage;
        this.start = start;
    }

    /**
     * The course of a branch with these settings: its versions go on from the newest that it has of its parent.
     *
     * @param inherited that version
     */
    Course branch(RunRow.Parent parent, int inherited) {
        return new Course(this, new Start(parent.generation() + 1, inherited + 1, "branch"));
    }

    Hash128 identity() {
        return identity;
    }

    Leg at(int generation) {
        return legs.computeIfAbsent(
                schedule.version(generation),
                version ->
                        leg(start.version() + version - schedule.version(start.generation()), schedule.at(generation)));
    }

    private Leg leg(int version, Block block) {
        long seed = settings.run().seed();
        RunSettings now = RunSettings.of(block);
        Search search = Search.of(now.search(), now.genome().space(), seed);
        String numerics = settings.execution().anyNumerics()
                ? ""
                : NumericsProfile.current().text();
        String work = RunSettings.work(block).toYaml();
        return new Leg(
                version,
                search,
                new Planner(search, settings.execution().batchSize()),
                new Blueprint(name, seed, identity, numerics, luggage, work),
                block.stored().toYaml());
    }

    /** The names of candidates of a generation by their slots. */
    SortedMap<Integer, Hash128> names(int generation, List<Integer> slots) {
        SortedMap<Integer, Hash128> names = new TreeMap<>();
        slots.forEach(slot -> names.put(slot, Candidate.idOf(settings.run().seed(), identity, generation, slot)));
        return names;
    }

    /** The row of the settings that hold from a generation on, if they are new there. */
    List<SettingsRow> changes(int generation) {
        Leg leg = at(generation);
        if (generation == start.generation()) {
            return List.of(new SettingsRow(generation, leg.version(), start.reason(), "person", leg.yaml()));
        }
        return leg.version() == at(generation - 1).version()
                ? List.of()
                : List.of(new SettingsRow(
                        generation, leg.version(), "step from generation " + generation, "schedule", leg.yaml()));
    }
}

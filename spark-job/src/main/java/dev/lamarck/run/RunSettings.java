package dev.lamarck.run;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Effective;
import dev.lamarck.evaluate.EvaluatorSettings;
import dev.lamarck.evolve.GenomeSettings;
import dev.lamarck.evolve.Search;
import dev.lamarck.evolve.SearchSettings;
import dev.lamarck.genome.Hash128;
import dev.lamarck.spark.ExecutionSettings;
import dev.lamarck.steer.Schedule;
import dev.lamarck.steer.Step;
import dev.lamarck.store.StoreSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every setting of a run. */
public record RunSettings(
        @Doc("which run, and where it is kept") Identity run,

        @Doc("when it ends, whichever comes first") StopSettings stop,

        @Doc("what evolves") GenomeSettings genome,
        @Doc("how it searches") SearchSettings search,
        @Doc("what scores the candidates") EvaluatorSettings evaluator,
        @Doc("when a generation ends") GenerationSettings generation,

        @Default("[]") @Doc("settings that change at given generations")
        List<Step> schedule,

        @Doc("how work is laid on executors") ExecutionSettings execution,
        @Doc("how the warehouse is kept") StoreSettings store) {

    /** Which run, and where it is kept. None of it changes a result but the seed. */
    public record Identity(
            @Doc("the run's name: lower-case letters, digits and '-'")
            Optional<String> id,

            @Default("42") @Doc("everything random follows from it")
            long seed,

            @Default("warehouse") @Doc("folder of the Delta tables; any Hadoop URI")
            String warehouse,

            @Doc("a line for people") Optional<String> description) {}

    public RunSettings {
        schedule = schedule.stream()
                .map(step -> new Step(step.from(), Presets.inOneWord(step.set()).spelledOut(RunSettings.class)))
                .toList();
    }

    /** Binds and checks everything that can be checked before anything runs. */
    public static RunSettings of(Block block) {
        return new Binder().bind(block, RunSettings.class);
    }

    /**
     * The part of the settings that decides what the candidates are, defaults spelled out; runs that share it and the
     * seed are equal. Secrets are left out, so that one can be changed while a run goes on.
     */
    public Block identity() {
        return Effective.of(new Decisive(genome, search, evaluator, generation, schedule, execution.batchSize()))
                .without("evaluator.measured")
                .without("evaluator.check")
                .without("evaluator.resources")
                .withoutSecrets(); // a new key opens the same door
    }

    private record Decisive(
            GenomeSettings genome,
            SearchSettings search,
            EvaluatorSettings evaluator,
            GenerationSettings generation,
            List<Step> schedule,
            int batchSize) {}

    /** The blocks that executors read. */
    static Block work(Block block) {
        return block.only(Set.of("genome", "search", "evaluator"));
    }

    static Hash128 hash(Block identity) {
        return Hash128.digest(identity.canonical().getBytes(StandardCharsets.UTF_8));
    }

    /** The settings of each generation. Every step is bound once, so that a wrong one is found before the run starts. */
    static Schedule schedule(Block block, RunSettings settings) {
        Schedule schedule = Schedule.of(block.spelledOut(RunSettings.class), settings.schedule());
        for (int generation : schedule.changes()) {
            RunSettings then = of(schedule.at(generation));
            SearchSettings changed = then.search();
            Search.of(changed, then.genome().space(), then.run().seed());
            refuseChange("islands", generation, settings.search().islands(), changed.islands());
            refuseChange("objectives", generation, settings.search().objectives(), changed.objectives());
            refuseChange("constraints", generation, settings.search().constraints(), changed.constraints());
            refuseChange("features", generation, settings.search().features(), changed.features());
        }
        return schedule;
    }

    /** What members were measured by has to stay comparable as long as they live. */
    private static void refuseChange(String key, int generation, Object before, Object after) {
        if (!before.equals(after)) {
            throw new ConfException(
                    "A schedule cannot change 'search.%s' (generation %d). Start a new run to change it."
                            .formatted(key, generation));
        }
    }
}

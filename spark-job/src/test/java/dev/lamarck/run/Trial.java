package dev.lamarck.run;

import dev.lamarck.conf.Block;
import dev.lamarck.store.FaultPoint;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.query.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.SparkSession;

/** A small run for tests of what must not change its result. */
record Trial(SparkSession spark, Path warehouse, String genome) {

    static final int LAST = 6;

    private static final String SETTINGS = """
            stop: {generations: %d}
            search:
              size: 60
              islands: 3
              migration: {type: ring, config: {interval: 2}}
            execution: {batch-size: 7}
            schedule: [{from: 4, set: {search: {size: 45}}}]
            """;

    private static final String VECTORS = """
            genome:
              genes:
                - {name: x, count: 6, min: -1, max: 1}
                - {name: n, type: integer, min: 0, max: 9}
                - {name: c, type: categorical, values: [red, green, blue]}
            evaluator: {class: dev.lamarck.run.Sphere}
            """;

    /** Every operator on programs, with what they learn and what an evaluation marks. */
    private static final String PROGRAMS = """
            genome:
              type: program
              program:
                sources:
                  - path: main.py
                    text: |
                      LIMIT = 10.5

                      # EVOLVE-BLOCK-START
                      def first(a, b):
                          total = 0
                          for i in range(12):
                              if a < b and i > 2:
                                  total += a * 2.25
                              b = b - 1
                          return total

                      def second(a):
                          while a > 3:
                              a = a / 2 - LIMIT
                          return first(a, 7) + 40
                      # EVOLVE-BLOCK-END
            search:
              size: 36
              operators:
                - {type: semantic, weight: 2}
                - {type: random, weight: 2, config: {adaptive: ucb}}
                - {type: semantic, name: learning, config: {adaptive: probability-matching, mutation-strength: 0.9}}
                - {type: graft}
                - {type: merge}
                - {type: revert}
                - {type: text}
              choice: {type: thompson}
            evaluator: {class: dev.lamarck.run.Marking}
            """;

    Trial(SparkSession spark, Path warehouse) {
        this(spark, warehouse, VECTORS);
    }

    static Trial ofPrograms(SparkSession spark, Path warehouse) {
        return new Trial(spark, warehouse, PROGRAMS);
    }

    /** The warehouse as settings name it. */
    String place() {
        return warehouse.toString();
    }

    Block settings() {
        return Block.ofYaml(SETTINGS.formatted(LAST), "the test")
                .overlaidBy(Block.ofYaml(genome, "the test"))
                .with("run.seed", "7")
                .with("run.warehouse", '"' + place() + '"');
    }

    /** The settings as a file, for a process. */
    Path file() {
        try {
            Files.createDirectories(warehouse);
            return Files.writeString(warehouse.resolve("trial.yaml"), settings().toYaml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Runs.Outcome run(String name, UnaryOperator<Block> change) {
        return run(name, change, FaultPoint.NONE, new StopSwitch());
    }

    Runs.Outcome run(String name, UnaryOperator<Block> change, FaultPoint faults, StopSwitch stop) {
        return new Runs(spark, InstantSource.system(), faults)
                .run(name, change.apply(settings()), Progress.silent(), stop);
    }

    String fingerprint(String run, int generation) {
        return Fingerprint.of(new Runs(spark).open(place(), StoreSettings.defaults()), run, generation, Set.of());
    }
}

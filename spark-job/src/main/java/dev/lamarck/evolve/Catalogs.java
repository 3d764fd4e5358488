package dev.lamarck.evolve;

import dev.lamarck.conf.Catalog;

/** The built-in implementations of this room's ports, by name. */
public final class Catalogs {

    private Catalogs() {}

    public static Catalog<Variator> operators() {
        return Catalog.of("operator", Variator.class)
                .with("random", RandomVectors::new)
                .with("gaussian", Gaussian.Settings.class, Gaussian::new)
                .with("uniform-crossover", UniformCrossover.Settings.class, UniformCrossover::new);
    }

    public static Catalog<Repair> repairs() {
        return Catalog.of("repair", Repair.class);
    }

    public static Catalog<Survival> survivals() {
        return Catalog.of("survival rule", Survival.class)
                .with("map-elites", MapElites.Settings.class, MapElites::new)
                .with("elites", Fittest.Settings.class, Fittest::new)
                .with("archive", Fittest.Settings.class, Fittest::new);
    }

    public static Catalog<ParentSelection> parents() {
        return Catalog.of("parent selection", ParentSelection.class)
                .with("explore-exploit", ExploreExploit.Settings.class, ExploreExploit::new);
    }

    public static Catalog<Migration> migrations() {
        return Catalog.of("migration", Migration.class)
                .with("none", () -> (generation, islands) -> java.util.List.of())
                .with("ring", RingMigration.Settings.class, RingMigration::new);
    }
}

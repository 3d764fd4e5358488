package dev.lamarck.evolve;

import dev.lamarck.conf.Catalog;

/** The implementations of this room's ports, by name. */
public final class Catalogs {

    private Catalogs() {}

    public static Catalog<Variator> operators() {
        return Catalog.of("operator", Variator.class);
    }

    public static Catalog<Repair> repairs() {
        return Catalog.of("repair", Repair.class);
    }

    public static Catalog<Survival> survivals() {
        return Catalog.of("survival rule", Survival.class);
    }

    public static Catalog<ParentSelection> parents() {
        return Catalog.of("parent selection", ParentSelection.class);
    }

    public static Catalog<Migration> migrations() {
        return Catalog.of("migration", Migration.class);
    }

    public static Catalog<Renewal> renewals() {
        return Catalog.of("renewal of islands", Renewal.class);
    }

    public static Catalog<OperatorChoice> choices() {
        return Catalog.of("operator choice", OperatorChoice.class);
    }
}

package dev.lamarck.store;

/** Who commits: one driver's hold on one run, told apart from every other by its owner token. */
record Driver(String run, String owner) {

    Driver {
        RunNames.check(run);
        if (owner.isBlank()) {
            throw new IllegalArgumentException("A driver needs an owner token that no other driver has");
        }
    }

    /** The name under which its commits to a table are numbered by generation. */
    static String application(String run, Table table) {
        return "lamarck/" + run + "/" + table.tableName();
    }

    String application(Table table) {
        return application(run, table);
    }
}

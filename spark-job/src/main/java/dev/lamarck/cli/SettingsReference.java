package dev.lamarck.cli;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.ReferenceYaml;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.run.RunSettings;
import java.util.ArrayList;
import java.util.List;

/** The text of conf/reference.yaml: every setting with its default and meaning. */
final class SettingsReference {

    private static final String HEADING = """
            # Every setting of a run: its default, and what it means. A file of your own needs only what differs.
            # Keys may be written with - or _; any key can be set by LAMARCK_A__B_C=value or --set a.b-c=value.
            # A block whose first key is 'type' may be written as its type alone: migration: none is migration: {type: none}.
            # This file is what 'lamarck config reference' prints, and a test keeps it so.

            """;

    private SettingsReference() {}

    static String text() {
        List<ReferenceYaml.Part> parts = new ArrayList<>();
        add(parts, "search.operators", Catalogs.operators());
        add(parts, "search.parents", Catalogs.parents());
        add(parts, "search.survival.island and search.survival.run", Catalogs.survivals());
        add(parts, "search.migration", Catalogs.migrations());
        add(parts, "search.renewal", Catalogs.renewals());
        add(parts, "search.choice", Catalogs.choices());
        add(parts, "search.repair", Catalogs.repairs());
        add(parts, "evaluator", dev.lamarck.evaluate.Catalogs.evaluators());
        return HEADING + ReferenceYaml.of(RunSettings.class, parts);
    }

    private static void add(List<ReferenceYaml.Part> parts, String where, Catalog<?> catalog) {
        catalog.settings()
                .forEach((name, settings) ->
                        parts.add(new ReferenceYaml.Part("'config' of type " + name + " in " + where, settings)));
    }
}

package dev.lamarck.cli;

import dev.lamarck.conf.ConfException;
import dev.lamarck.store.Head;
import dev.lamarck.store.Maintain;
import dev.lamarck.store.Warehouse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes a run, once a person has said so. */
@Command(
        name = "delete",
        description = "Delete a run and all it has from a warehouse.",
        footer = {
            "",
            "Branches of the run stay: each has its own copy of what it needs. A run that is being driven is not deleted"
                    + " from a local disk; elsewhere stop it first. The files leave the disk with 'lamarck maintain', when"
                    + " the retention is over. The name cannot be used again.",
            "",
            "Example: lamarck delete demo --yes"
        })
final class DeleteCommand implements Callable<Answer> {

    private static final Set<String> CONSENT = Set.of("y", "yes");

    private final World world;

    @Parameters(paramLabel = "RUN", description = "The run's name; 'lamarck list' shows them.")
    private String run = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask. Default: ask, and without a terminal refuse.")
    private boolean yes;

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    DeleteCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() {
        if (!yes && world.keyboard().isEmpty()) {
            throw new ConfException(CliErrors.unconfirmed(run));
        }
        Warehouse there = WarehouseOption.open(
                world.spark().session("lamarck delete " + run, false), warehouse.folder(world.environment()));
        if (!Maintain.holds(there, run)) {
            WarehouseOption.row(there, run);
        }
        Optional<Head> head = there.head(run);
        boolean wanted = yes || consent(question(there, head));
        if (wanted) {
            Maintain.delete(there, run);
        }
        Json json = new Json()
                .put("run", run)
                .put("generation", head.map(Head::generation).orElse(null))
                .put("warehouse", there.uri())
                .put("deleted", wanted);
        String text = wanted
                ? "Run '" + run
                        + "' is deleted. Its files leave the disk with 'lamarck maintain', when the retention is"
                        + " over."
                : "Nothing was deleted.";
        return new Answer(wanted ? Exit.DONE : Exit.STOPPED, text, json.map());
    }

    private String question(Warehouse there, Optional<Head> head) {
        String size = head.map(newest -> "its " + Words.plural(newest.generation() + 1L, "generation"))
                .orElse("all it has");
        return "Delete run '" + run + "' with " + size + " from " + Hints.folder(there.uri())
                + "? There is no way back. [y/N] ";
    }

    private boolean consent(String question) {
        world.err().print(question);
        world.err().flush();
        String answer = world.keyboard().map(Keyboard::line).orElse("");
        return CONSENT.contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}

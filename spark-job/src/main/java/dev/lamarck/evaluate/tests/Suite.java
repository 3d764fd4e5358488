package dev.lamarck.evaluate.tests;

import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.genome.Hash128;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tests on this machine. */
final class Suite {

    private final Path place;
    private final String name;

    private Suite(Path place) {
        this.place = place;
        this.name = place.getFileName().toString();
    }

    static Suite of(TestsSettings settings, Premises premises) {
        Path place = premises.file(settings.tests());
        if (!Files.exists(place) || place.getFileName() == null) {
            throw TestsErrors.noTests(settings.tests(), place);
        }
        return new Suite(place);
    }

    /** What they are called beside the program. */
    String name() {
        return name;
    }

    void lay(WorkFolder folder) {
        folder.copy(place, name);
    }

    /** Whether the program left them as they are. */
    boolean isWhole(WorkFolder folder) {
        return folder.holds(place, name);
    }

    Hash128 content() {
        return WorkFolder.content(place);
    }
}

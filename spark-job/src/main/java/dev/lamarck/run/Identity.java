package dev.lamarck.run;

import dev.lamarck.engine.backend.cpu.NumericsProfile;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.Warehouse;

/** Whether these settings, this seed and this machine continue a run as it was begun. */
final class Identity {

    private Identity() {}

    static void check(Warehouse warehouse, String run, RunSettings settings, Course course) {
        RunRow row = warehouse.run(run).orElseThrow();
        if (row.seed() != settings.run().seed()) {
            throw RunErrors.seedDiffers(run, row.seed(), settings.run().seed());
        }
        if (!row.settingsHash().equals(course.identity().toString())) {
            throw RunErrors.settingsDiffer(
                    run, row.settingsHash(), course.identity().toString());
        }
        String here = NumericsProfile.current().text();
        if (!row.numericsProfile().equals(here) && !settings.execution().anyNumerics()) {
            throw RunErrors.profileDiffers(run, row.numericsProfile(), here);
        }
    }
}

package dev.lamarck.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.store.RunStore;
import dev.lamarck.store.SparkExtension;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Warehouse;
import java.nio.file.Path;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
final class FingerprintIT {

    private static final Set<String> MEASURED = Set.of("seconds");

    @TempDir
    static Path folder;

    private static Warehouse warehouse;

    @BeforeAll
    static void fill(SparkSession session) {
        warehouse = Warehouse.open(session, folder.toString(), StoreSettings.defaults());
        new SmallRuns(warehouse, "worker-1").make("here", 2);
        new SmallRuns(warehouse, "another-worker").make("elsewhere", 1);
    }

    @Test
    void of_sameResultsElsewhere_isEqual() {
        assertThat(fingerprint("elsewhere", 1)).isEqualTo(fingerprint("here", 1)).matches("[0-9a-f]{64}");
    }

    @Test
    void of_measuredMetricNotNamed_differs() {
        assertThat(Fingerprint.of(warehouse, "elsewhere", 1, Set.of()))
                .isNotEqualTo(Fingerprint.of(warehouse, "here", 1, Set.of()));
    }

    @Test
    void of_olderGeneration_isWhatItWasThen() {
        String then = fingerprint("elsewhere", 1);
        try (RunStore store = warehouse.open("elsewhere", "later")) {
            new SmallRuns(warehouse, "a-third").extend(store, 2);
        }
        assertThat(fingerprint("elsewhere", 1)).isEqualTo(then);
        assertThat(fingerprint("elsewhere", 2)).isEqualTo(fingerprint("here", 2)).isNotEqualTo(then);
    }

    /** Made by scripts that read the tables without any code of Lamarck: the documented form is what is computed. */
    @Test
    void of_documentedForm_givesTheDocumentedBytes() {
        assertThat(fingerprint("here", 1)).isEqualTo(OTHER_HAND);
    }

    private static final String OTHER_HAND = "x";

    private static String fingerprint(String run, int generation) {
        return Fingerprint.of(warehouse, run, generation, MEASURED);
    }
}

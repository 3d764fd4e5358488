package dev.lamarck.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class CurfewTest {

    private static final int SILENT = 3;

    private final List<Quorum.Report> asked = new CopyOnWriteArrayList<>();

    private Curfew curfew(Predicate<Quorum.Report> driver) {
        return new Curfew("q", 2, report -> {
            asked.add(report);
            return driver.test(report);
        });
    }

    private boolean silentAtFirst() {
        if (asked.size() <= SILENT) {
            throw SparkErrors.driverSilent(new java.io.IOException("no route"));
        }
        return true;
    }

    @Test
    void ask_ofADriverThatIsSilentForAWhile_hearsItInTheEnd() throws InterruptedException {
        CountDownLatch rung = new CountDownLatch(1);
        try (Curfew curfew = curfew(report -> silentAtFirst()).started()) {
            assertThat(curfew.isClosed()).isFalse();
            try (Curfew.Watch watch = curfew.over(rung::countDown)) {
                awaitThroughInterrupts(rung);
            }
            assertThat(curfew.isClosed()).isTrue();
        }
        assertThat(asked).hasSizeGreaterThan(SILENT);
    }

    /** The watch interrupts whom it watches. */
    private static void awaitThroughInterrupts(CountDownLatch latch) throws InterruptedException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void close_whileTheDriverIsSilent_failsNobody() {
        try (Curfew curfew = curfew(report -> {
            throw SparkErrors.driverSilent(new java.io.IOException("no route"));
        })) {
            curfew.started().count(5, false);
        }
        assertThat(asked.get(asked.size() - 1).done()).as("the last word").isEqualTo(5);
    }

    @Test
    void started_withoutThePlugin_refuses() {
        Curfew curfew = curfew(report -> {
            throw SparkErrors.noPlugin();
        });
        assertThatThrownBy(curfew::started).isInstanceOf(RefusedException.class);
    }
}

package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two drivers of one run without the lock, which object stores do not have. */
@ExtendWith(SparkExtension.class)
final class TwoDriversIT {

    private static final int ROUNDS = 20;
    private static final int CANDIDATES = 5;

    @TempDir
    Path folder;

    @Test
    void commit_atTheSameTime_oneWinsAndTheOtherIsFenced(SparkSession session) throws Exception {
        StoreSettings unlocked = new StoreSettings(
                StoreSettings.Writer.LOG, Duration.ofDays(30), 10, false, false, Optional.empty());
        Warehouse warehouse = Warehouse.open(session, folder.toString(), unlocked);
        warehouse.create(Samples.run("r-1"), "creator").close();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < ROUNDS; round++) {
            try (RunStore left = warehouse.open("r-1", "left-" + round);
                    RunStore right = warehouse.open("r-1", "right-" + round)) {
                race(threads, left, right, round);
            }
        }
        threads.shutdown();
        assertThat(warehouse.head("r-1")).hasValueSatisfying(head -> assertThat(head.generation())
                .isEqualTo(ROUNDS - 1));
        assertThat(warehouse.table(Table.CANDIDATES).count()).isEqualTo(ROUNDS * CANDIDATES);
        assertThat(warehouse.table(Table.GENERATIONS).count()).isEqualTo(ROUNDS);
        assertThat(warehouse.table(Table.POPULATION).count()).isEqualTo(CANDIDATES);
    }

    private static void race(ExecutorService threads, RunStore left, RunStore right, int generation)
            throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> commits = List.of(
                threads.submit(attempt(start, left, generation)), threads.submit(attempt(start, right, generation)));
        start.countDown();
        assertThat(commits.get(0).get()).isNotEqualTo(commits.get(1).get());
    }

    private static Callable<Boolean> attempt(CountDownLatch start, RunStore store, int generation) {
        return () -> {
            GenerationCommit commit = Generations.full(store, generation, CANDIDATES);
            start.await();
            try {
                store.commit(commit);
                return true;
            } catch (FencedException e) {
                return false;
            }
        };
    }
}

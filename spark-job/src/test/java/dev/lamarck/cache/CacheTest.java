package dev.lamarck.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.DataSize;
import dev.lamarck.metrics.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CacheTest {

    @TempDir
    private Path folder;

    private final Shared shared = new Shared();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Instant now = Keys.NOON;

    /** A shared tier in memory. */
    private static final class Shared implements SharedTier {

        private final Map<CacheKey, Entry> entries = new java.util.concurrent.ConcurrentHashMap<>();
        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public Map<CacheKey, Entry> find(Collection<CacheKey> keys) {
            looks.incrementAndGet();
            return keys.stream().anyMatch(entries::containsKey) ? Map.copyOf(entries) : Map.of();
        }

        @Override
        public void keep(CacheKey key, Entry entry) {
            entries.put(key, entry);
        }
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private Cache cache(String heap, boolean disk, Optional<Duration> ttl) {
        CacheSettings settings = new CacheSettings(
                DataSize.of(heap),
                disk ? Optional.of(folder.toString()) : Optional.empty(),
                DataSize.of("1MiB"),
                true,
                ttl);
        return Cache.of(settings, shared, () -> now);
    }

    @Test
    void get_ofAKnownKey_loadsNothing() {
        Cache cache = cache("1MiB", false, Optional.empty());
        assertThat(cache.get(Keys.key(1), () -> Keys.bytes("one"))).isEqualTo(Keys.bytes("one"));
        assertThat(cache.get(Keys.key(1), Keys.nobodyLoads())).isEqualTo(Keys.bytes("one"));
        Snapshot measured = cache.measured();
        assertThat(measured.counter("cache-heap-hits")).isOne();
        assertThat(measured.counter("cache-misses")).isOne();
        assertThat(measured.counter("cache-loads")).isOne();
        assertThat(measured.counter("cache-loaded-bytes")).isEqualTo(3);
        assertThat(cache.measured().counter("cache-loads")).isZero();
    }

    @Test
    void find_afterARestart_isOnDisk() {
        cache("1MiB", true, Optional.empty()).put(Keys.key(1), Keys.bytes("one"));
        shared.entries.clear();
        Cache next = cache("1MiB", true, Optional.empty());
        assertThat(next.find(List.of(Keys.key(1), Keys.key(2)))).containsOnlyKeys(Keys.key(1));
        assertThat(next.find(List.of(Keys.key(1)))).containsOnlyKeys(Keys.key(1));
        Snapshot measured = next.measured();
        assertThat(measured.counter("cache-disk-hits")).isOne();
        assertThat(measured.counter("cache-heap-hits")).isOne();
    }

    @Test
    void find_ofWhatOthersShare_asksOnceForAllAndKeepsWhatComesAlong() {
        shared.keep(Keys.key(1), Keys.entry("one"));
        shared.keep(Keys.key(2), Keys.entry("two"));
        shared.keep(Keys.key(3), Keys.entry("three"));
        Cache cache = cache("1MiB", true, Optional.empty());
        assertThat(cache.find(List.of(Keys.key(1), Keys.key(2), Keys.key(9)))).hasSize(2);
        assertThat(shared.looks).hasValue(1);
        assertThat(cache.find(List.of(Keys.key(3)))).hasSize(1);
        assertThat(shared.looks).hasValue(1);
        assertThat(cache.measured().counter("cache-shared-hits")).isEqualTo(2);
    }

    @Test
    void put_handsTheEntryToTheSharedTier() {
        cache("0B", false, Optional.empty()).put(Keys.key(1), Keys.bytes("one"));
        assertThat(shared.entries).containsOnlyKeys(Keys.key(1));
    }

    @Test
    void find_ofSomethingOld_isEmptyInEveryTier() {
        Cache cache = cache("1MiB", true, Optional.of(Duration.ofHours(1)));
        cache.put(Keys.key(1), Keys.bytes("one"));
        now = now.plus(Duration.ofMinutes(59));
        assertThat(cache.find(List.of(Keys.key(1)))).hasSize(1);
        assertThat(cache("0B", true, Optional.of(Duration.ofHours(1))).find(List.of(Keys.key(1))))
                .hasSize(1);
        now = now.plus(Duration.ofMinutes(2));
        assertThat(cache.find(List.of(Keys.key(1)))).isEmpty();
    }

    @Test
    void get_ofAFailingLoad_throwsAndKeepsNothing() {
        Cache cache = cache("1MiB", true, Optional.empty());
        assertThatThrownBy(() -> cache.get(Keys.key(1), () -> {
                    throw new IllegalStateException("no luck");
                }))
                .hasMessage("no luck");
        assertThat(cache.get(Keys.key(1), () -> Keys.bytes("one"))).isEqualTo(Keys.bytes("one"));
    }

    @Test
    void get_fromManyThreads_loadsOnce() throws Exception {
        Cache cache = cache("0B", false, Optional.empty());
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<byte[]>> values = new ArrayList<>();
        values.add(threads.submit(() -> cache.get(Keys.key(1), () -> {
            loading.countDown();
            await(go);
            return Keys.bytes("load " + loads.incrementAndGet());
        })));
        loading.await();
        try (Claim waiting = cache.claim(List.of(Keys.key(1)))) {
            assertThat(waiting.mine()).isEmpty();
            go.countDown();
            assertThat(waiting.others().get(Keys.key(1))).isEqualTo(Keys.bytes("load 1"));
        }
        assertThat(values.get(0).get()).isEqualTo(Keys.bytes("load 1"));
    }

    @Test
    void get_manyKeysFromManyThreads_loadsEachOnce() throws Exception {
        Cache cache = cache("1MiB", false, Optional.empty());
        AtomicInteger loads = new AtomicInteger();
        List<Future<?>> done = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            done.add(threads.submit(() -> {
                for (int i = 0; i < 500; i++) {
                    String value = "value " + i;
                    byte[] got = cache.get(Keys.key(i), () -> {
                        loads.incrementAndGet();
                        return Keys.bytes(value);
                    });
                    assertThat(got).isEqualTo(Keys.bytes(value));
                }
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        assertThat(loads).hasValue(500);
    }

    @Test
    void get_whoseLeaderFails_throwsForThoseWhoWait() throws Exception {
        Cache cache = cache("1MiB", false, Optional.empty());
        Claim leader = cache.claim(List.of(Keys.key(1)));
        Claim waiter = cache.claim(List.of(Keys.key(1)));
        leader.fail(Keys.key(1), new IllegalStateException("no luck"));
        assertThatThrownBy(waiter::others).hasMessage("no luck");
        assertThat(cache.claim(List.of(Keys.key(1))).mine()).hasSize(1);
    }

    @Test
    void get_whoseLeaderIsCancelled_isTakenOver() throws Exception {
        Cache cache = cache("1MiB", false, Optional.empty());
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Future<byte[]> leader = threads.submit(() -> cache.get(Keys.key(1), () -> {
            loading.countDown();
            await(never);
            return Keys.bytes("leader");
        }));
        loading.await();
        CountDownLatch waiting = new CountDownLatch(1);
        Future<byte[]> waiter = threads.submit(() -> {
            waiting.countDown();
            return cache.get(Keys.key(1), () -> Keys.bytes("waiter"));
        });
        waiting.await();
        leader.cancel(true);
        assertThat(waiter.get()).isEqualTo(Keys.bytes("waiter"));
    }

    @Test
    void claim_closedWithoutAValue_isGivenUp() {
        Cache cache = cache("1MiB", false, Optional.empty());
        Claim leader = cache.claim(List.of(Keys.key(1), Keys.key(2)));
        Claim waiter = cache.claim(List.of(Keys.key(1), Keys.key(2)));
        leader.keep(Keys.key(1), Keys.bytes("one"));
        leader.close();
        assertThat(waiter.others()).containsOnlyKeys(Keys.key(1));
        assertThat(cache.claim(List.of(Keys.key(2))).mine()).hasSize(1);
    }

    @Test
    void claim_sharedButNotKept_isLoadedAgainLater() {
        Cache cache = cache("1MiB", true, Optional.empty());
        Claim leader = cache.claim(List.of(Keys.key(1)));
        Claim waiter = cache.claim(List.of(Keys.key(1)));
        leader.share(Keys.key(1), Keys.bytes("one"));
        assertThat(waiter.others()).containsOnlyKeys(Keys.key(1));
        assertThat(cache.find(List.of(Keys.key(1)))).isEmpty();
        assertThat(shared.entries).isEmpty();
    }

    @Test
    void namespace_thatIsNone_isRefused() {
        assertThatThrownBy(() -> new CacheKey("A b", Keys.key(1).hash())).hasMessageContaining("lower-case");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}

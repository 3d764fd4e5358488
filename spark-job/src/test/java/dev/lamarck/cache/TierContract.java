package dev.lamarck.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every tier of this machine does. */
abstract class TierContract {

    /** A tier with room for this many bytes. */
    abstract Tier tier(long bytes);

    /** How many entries it has kept or let go once the last put has returned. */
    private static long held(Tier tier, int keys) {
        return IntStream.range(0, keys)
                .filter(i -> tier.find(Keys.key(i)).isPresent())
                .count();
    }

    @Test
    void find_ofNothing_isEmpty() {
        assertThat(tier(10_000).find(Keys.key(1))).isEmpty();
    }

    @Test
    void find_afterPut_isTheEntry() {
        Tier tier = tier(100_000);
        tier.put(Keys.key(1), Keys.entry("one"));
        tier.put(Keys.key(2), Keys.entry(""));
        assertThat(tier.find(Keys.key(1))).get().usingRecursiveComparison().isEqualTo(Keys.entry("one"));
        assertThat(tier.find(Keys.key(2))).get().usingRecursiveComparison().isEqualTo(Keys.entry(""));
    }

    @Test
    void find_inAnotherNamespace_isEmpty() {
        Tier tier = tier(100_000);
        tier.put(Keys.key(1), Keys.entry("one"));
        assertThat(tier.find(new CacheKey("other", Keys.key(1).hash()))).isEmpty();
    }

    @Test
    void put_ofAKnownKey_replaces() {
        Tier tier = tier(100_000);
        tier.put(Keys.key(1), Keys.entry("one"));
        tier.put(Keys.key(1), Keys.entry("two"));
        assertThat(tier.find(Keys.key(1))).get().extracting(Entry::value).isEqualTo(Keys.bytes("two"));
    }

    @Test
    void remove_forgets() {
        Tier tier = tier(100_000);
        tier.put(Keys.key(1), Keys.entry("one"));
        tier.remove(Keys.key(1));
        tier.remove(Keys.key(2));
        assertThat(tier.find(Keys.key(1))).isEmpty();
    }

    @Test
    void put_ofMoreThanItHolds_staysWithinItsSize() {
        Tier tier = tier(100_000);
        for (int i = 0; i < 400; i++) {
            tier.put(Keys.key(i), Keys.entry("x".repeat(1000)));
        }
        assertThat(held(tier, 400)).isBetween(40L, 110L);
    }

    @Test
    void put_ofSomethingLargerThanAll_keepsNothing() {
        Tier tier = tier(10_000);
        tier.put(Keys.key(1), Keys.entry("x".repeat(20_000)));
        assertThat(tier.find(Keys.key(1))).isEmpty();
    }

    @Test
    void use_fromManyThreads_givesWholeEntries() throws InterruptedException {
        Tier tier = tier(200_000);
        List<Thread> threads = new ArrayList<>();
        List<String> wrong = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < 4; t++) {
            Random random = new Random(t);
            threads.add(new Thread(() -> {
                for (int i = 0; i < 300; i++) {
                    int key = random.nextInt(50);
                    tier.put(Keys.key(key), Keys.entry(("" + key).repeat(100)));
                    int other = random.nextInt(50);
                    tier.find(Keys.key(other))
                            .filter(entry -> !new String(entry.value(), java.nio.charset.StandardCharsets.UTF_8)
                                    .equals(("" + other).repeat(100)))
                            .ifPresent(entry -> wrong.add("entry " + other));
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
        assertThat(held(tier, 50)).isPositive();
    }
}

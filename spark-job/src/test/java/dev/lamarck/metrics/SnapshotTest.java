package dev.lamarck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class SnapshotTest {
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(23);

    private Snapshot some() {
        Registry registry = new Registry(() -> 0);
        int events = random.nextInt(200);
        for (int i = 0; i < events; i++) {
            String tag = Integer.toString(random.nextInt(3));
            registry.counter("c" + random.nextInt(3), "tag", tag).add(random.nextInt(-5, 100));
            registry.peak("p" + random.nextInt(2)).record(random.nextGaussian());
            registry.timer("t", "tag", tag).record(random.nextLong(1_000_000_000));
            registry.sketch("s").add(random.nextGaussian() * random.nextInt(3));
            registry.distinct("d" + tag).add(random.nextInt(50));
        }
        return registry.snapshot();
    }

    @Test
    void merge_isAssociativeAndCommutative() {
        for (int trial = 0; trial < 50; trial++) {
            Snapshot a = some();
            Snapshot b = some();
            Snapshot c = some();
            assertThat(a.merge(b)).isEqualTo(b.merge(a));
            assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(Snapshot.empty())).isEqualTo(a).hasSameHashCodeAs(a);
        }
    }

    @Test
    void merge_addsUp() {
        Registry one = new Registry(() -> 0);
        one.counter("c").add(3);
        one.peak("p").record(1);
        Registry two = new Registry(() -> 0);
        two.counter("c").add(4);
        two.counter("d").add(1);
        two.peak("p").record(2);
        Snapshot merged = one.snapshot().merge(two.snapshot());
        assertThat(merged.counter("c")).isEqualTo(7);
        assertThat(merged.counter("d")).isEqualTo(1);
        assertThat(merged.peak("p")).contains(2.0);
    }

    @Test
    void minus_givesTheGrowthOfCounters() {
        Registry registry = new Registry(() -> 0);
        registry.counter("c").add(3);
        Snapshot before = registry.snapshot();
        registry.counter("c").add(4);
        registry.counter("new").add(1);
        registry.sketch("s").add(1);
        Snapshot grown = registry.snapshot().minus(before);
        assertThat(grown.counter("c")).isEqualTo(4);
        assertThat(grown.counter("new")).isEqualTo(1);
        assertThat(grown.sketch("s").orElseThrow().count()).isEqualTo(1);
        assertThat(before.merge(grown).counter("c")).isEqualTo(7);
    }

    @Test
    void bytes_comeBackEqual() {
        for (int trial = 0; trial < 50; trial++) {
            Snapshot snapshot = some().merge(some());
            assertThat(Snapshot.ofBytes(snapshot.toBytes())).isEqualTo(snapshot);
            assertThat(Snapshot.ofBytes(snapshot.toBytes()).toMap()).isEqualTo(snapshot.toMap());
        }
        assertThat(Snapshot.ofBytes(Snapshot.empty().toBytes())).isEqualTo(Snapshot.empty());
    }

    @Test
    void bytes_ofAFullDistinct() {
        Registry registry = new Registry(() -> 0);
        random.longs(50_000).forEach(registry.distinct("d")::add);
        Snapshot snapshot = registry.snapshot();
        assertThat(snapshot.toBytes()).hasSizeLessThan(5_000);
        assertThat(Snapshot.ofBytes(snapshot.toBytes())).isEqualTo(snapshot);
    }

    @Test
    void bytes_damaged_areRefusedOrReadButNeverAnythingElse() {
        byte[] bytes = some().merge(some()).toBytes();
        for (int trial = 0; trial < 5_000; trial++) {
            byte[] damaged = Arrays.copyOf(bytes, random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length);
            for (int i = 0; i < 3 && damaged.length > 0; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            readOrRefuse(damaged);
        }
    }

    private static void readOrRefuse(byte[] damaged) {
        try {
            Snapshot.ofBytes(damaged).toBytes();
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Test
    void bytes_ofAnotherFormatOrWithMore() {
        assertThatThrownBy(() -> Snapshot.ofBytes(new byte[] {9}))
                .hasMessage("Metrics are of format 9, but this build reads 1."
                        + " Use the same build on driver and executors.");
        assertThatThrownBy(() -> Snapshot.ofBytes(new byte[0])).hasMessageContaining("cut short");
        byte[] bytes = Snapshot.empty().toBytes();
        assertThatThrownBy(() -> Snapshot.ofBytes(Arrays.copyOf(bytes, bytes.length + 1)))
                .hasMessageContaining("something follows");
    }
}

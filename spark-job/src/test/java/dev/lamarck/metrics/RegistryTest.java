package dev.lamarck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RegistryTest {
    private final AtomicLong clock = new AtomicLong();
    private final Registry registry = new Registry(clock::get);

    @Test
    void counter_isOnePerNameAndTags() {
        registry.counter("made", "operator", "gaussian", "island", "1").add(2);
        registry.counter("made", "island", "1", "operator", "gaussian").increment();
        registry.counter("made").increment();
        Snapshot snapshot = registry.snapshot();
        assertThat(snapshot.counter("made", "operator", "gaussian", "island", "1"))
                .isEqualTo(3);
        assertThat(snapshot.counter("made")).isEqualTo(1);
        assertThat(snapshot.counter("never")).isZero();
    }

    @Test
    void key_rejections() {
        assertThatThrownBy(() -> registry.counter(" ")).hasMessage("A metric needs a name.");
        assertThatThrownBy(() -> registry.counter("a", "b")).hasMessage("Metric 'a' has a tag without a value: 'b'.");
    }

    @Test
    void key_orderTellsTagsApart() {
        MetricKey one = MetricKey.of("a", "x", "1, y=2");
        MetricKey two = MetricKey.of("a", "x", "1", "y", "2");
        assertThat(one.compareTo(two)).isNotZero();
        assertThat(two.compareTo(MetricKey.of("a", "y", "2", "x", "1"))).isZero();
        assertThat(two).hasToString("a{x=1,y=2}");
    }

    @Test
    void timer_readsTheClock() {
        Timer timer = registry.timer("work");
        Timer.Sample sample = timer.start();
        clock.addAndGet(500);
        assertThat(sample.stop()).isEqualTo(500);
        timer.time(() -> {
            clock.addAndGet(1_500);
        });
        assertThat(timer.<String>time(() -> "done")).isEqualTo("done");
        timer.record(-5);
        Sketch times = registry.snapshot().timer("work").orElseThrow();
        assertThat(times.count()).isEqualTo(4);
        assertThat(times.sum()).isEqualTo(2_000);
        assertThat(times.max()).isEqualTo(1_500);
    }

    @Test
    void timer_recordsWorkThatThrows() {
        Runnable failing = () -> {
            clock.addAndGet(7);
            throw new IllegalStateException("no");
        };
        assertThatThrownBy(() -> registry.timer("work").time(failing)).isInstanceOf(IllegalStateException.class);
        assertThat(registry.timer("work").sketch().sum()).isEqualTo(7);
    }

    @Test
    void peak_keepsTheHighest() {
        assertThat(registry.peak("heap").value()).isEmpty();
        assertThat(registry.snapshot().peak("heap")).isEmpty();
        registry.peak("heap").record(-3);
        registry.peak("heap").record(-7);
        assertThat(registry.snapshot().peak("heap")).contains(-3.0);
        assertThatThrownBy(() -> registry.peak("heap").record(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void registry_countsFromManyThreads() {
        IntStream.range(0, 10_000).parallel().forEach(i -> {
            registry.counter("c", "mod", Integer.toString(i % 3)).increment();
            registry.sketch("s").add(i);
            registry.distinct("d").add(i % 100);
        });
        Snapshot snapshot = registry.snapshot();
        assertThat(snapshot.counter("c", "mod", "0")).isEqualTo(3_334);
        assertThat(snapshot.sketch("s").orElseThrow().sum()).isEqualTo(49_995_000);
        assertThat(snapshot.distinct("d").orElseThrow()).isBetween(97L, 103L);
    }

    @Test
    void snapshot_doesNotMove() {
        registry.sketch("s").add(1);
        Snapshot before = registry.snapshot();
        byte[] bytes = before.toBytes();
        registry.sketch("s").add(2);
        registry.distinct("d").add("x");
        before.sketch("s").orElseThrow().add(3);
        assertThat(before.toBytes()).isEqualTo(bytes);
    }

    @Test
    void toMap_isPlain() {
        registry.counter("c").add(2);
        registry.timer("t", "k", "v").record(2_000_000_000L);
        registry.sketch("empty");
        registry.distinct("d").add("x");
        registry.peak("p").record(1.5);
        assertThat(new TreeMap<>(registry.snapshot().toMap()))
                .isEqualTo(new TreeMap<>(Map.of(
                        "counters", Map.of("c", 2L),
                        "peaks", Map.of("p", 1.5),
                        "timers",
                                Map.of(
                                        "t{k=v}",
                                        Map.of(
                                                "count", 1L, "sum", 2.0, "min", 2.0, "p50", 2.0, "p95", 2.0, "p99", 2.0,
                                                "max", 2.0)),
                        "sketches", Map.of("empty", Map.of("count", 0L, "sum", 0.0)),
                        "distincts", Map.of("d", 1L))));
    }
}

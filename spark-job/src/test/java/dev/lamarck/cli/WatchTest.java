package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Metrics;
import dev.lamarck.run.Progress;
import dev.lamarck.store.GenerationRow;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class WatchTest {

    private final List<Integer> shown = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private static Progress.Report report(int generation) {
        GenerationRow row = new GenerationRow(
                generation,
                0,
                new GenerationRow.Scores(OptionalDouble.of(2.59131), OptionalDouble.of(2.31), 0.084, 0.5, 100, 3),
                new GenerationRow.Counts(100, 98, 2, 0, 0, 100L * (generation + 1)),
                new GenerationRow.Times(1, 2, 3, Instant.EPOCH, Instant.EPOCH),
                new TreeMap<>(Map.of("timeout", 2L)),
                Metrics.none());
        return new Progress.Report("demo", row, 1234.4, 100, Optional.of(Duration.ofSeconds(80)));
    }

    private Watch watch() {
        Watch.Screen screen = new Watch.Screen() {
            @Override
            public void started(String run, int fromGeneration, String how) {}

            @Override
            public void show(Progress.Report report, double candidatesPerSecond) {
                shown.add(report.row().generation());
                rates.add(candidatesPerSecond);
            }

            @Override
            public void end() {}
        };
        return new Watch(screen, Duration.ofSeconds(1), () -> now);
    }

    @Test
    void generation_fasterThanThePause_showsFirstAndLastAndOneASecond() {
        Watch watch = watch();
        watch.started("demo", 0, "new");
        for (int generation = 0; generation < 25; generation++) {
            watch.generation(report(generation));
            now = now.plusMillis(100);
        }
        watch.close();
        watch.close();

        assertThat(shown).containsExactly(0, 10, 20, 24);
        assertThat(rates.get(1)).isEqualTo(1000.0);
        assertThat(watch.totals().generations()).isEqualTo(25);
        assertThat(watch.totals().failed()).isEqualTo(50);
    }

    @Test
    void line_ofATerminal_fitsIt() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        assertThat(new Watch.Line(err, 80).text(report(37), 1234.4))
                .isEqualTo("demo  gen 37/100  best 2.5913  mean 2.31  diversity 0.084  1,234/s  1m20s left");
        assertThat(new Watch.Line(err, 70).text(report(37), 1234.4))
                .isEqualTo("demo  gen 37/100  best 2.5913  mean 2.31  1,234/s  1m20s left");
        assertThat(new Watch.Line(err, 80).text(report(100), 1234.4)).doesNotContain("left");

        new Watch.Line(err, 20).show(report(37), 5);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("demo  gen 37/100  b\u001b[K\r");
    }

    @Test
    void line_ofALog_isKeysAndValues() {
        assertThat(Watch.Log.text(report(37), 1234.4))
                .isEqualTo("run=demo generation=37 of=100 best=2.5913 mean=2.31 diversity=0.084 failed=2"
                        + " candidates-per-second=1234.4 left=1m20s");
    }
}

package dev.lamarck.evaluate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evaluate.sandbox.Ending.How;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ReportTest {

    private static final String WHOLE =
            "{\"how\":\"over-limit\",\"code\":9,\"detail\":\"disk: 2 of 1\",\"wall_ms\":1.5,"
                    + "\"cpu_ms\":0.25,\"peak_bytes\":4096,\"out\":3,\"err\":2}\noutER";

    private static Report report(String text) {
        return Report.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ending_ofAWholeReport() {
        Ending ending = report(WHOLE).ending();

        assertThat(ending.how()).isEqualTo(How.OVER_LIMIT);
        assertThat(ending.code()).isEqualTo(9);
        assertThat(ending.detail()).isEqualTo("disk: 2 of 1");
        assertThat(ending.use())
                .isEqualTo(new Ending.Use(Duration.ofNanos(1_500_000), Duration.ofNanos(250_000), 4096));
        assertThat(ending.out()).asString().isEqualTo("out");
        assertThat(ending.err()).asString().isEqualTo("ER");
    }

    @Test
    void ending_ofACutReport() {
        for (int length = 0; length < WHOLE.length(); length++) {
            Ending ending = report(WHOLE.substring(0, length)).ending();

            assertThat(ending.how()).isEqualTo(How.SIGNALLED);
            assertThat(ending.detail()).contains("guardian");
        }
    }

    @Test
    void broken_isToldApart() {
        assertThat(report("{\"how\":\"broken\",\"detail\":\"why\"}\n").broken()).isTrue();
        assertThat(report(WHOLE).broken()).isFalse();
    }

    @Test
    void ending_ofAnyBytes() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change < 3; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Ending ending = Report.of(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)))
                    .ending();

            assertThat(ending.how()).isNotNull();
        }
    }
}

package dev.lamarck.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.constrain.Vocabularies;
import dev.lamarck.engine.text.Pieces;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Text comes as it is certain, and ends before a stop. */
final class ReaderTest {
    private final Pieces bytes = Vocabularies.bytes();

    /** What is told after each byte of a text, and at its end. */
    private List<String> told(String text, String... stops) {
        Reader reader = new Reader(new Reading(bytes, List.of(stops)));
        List<String> told = new ArrayList<>();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            if (!reader.stopped()) {
                told.add(reader.take(one & 0xff));
            }
        }
        told.add(reader.finish());
        assertThat(String.join("", told)).isEqualTo(reader.text());
        return told;
    }

    private String whole(String text, String... stops) {
        return String.join("", told(text, stops));
    }

    @Test
    void characters_comeWhole() {
        assertThat(told("a语😀")).containsExactly("a", "", "", "语", "", "", "", "😀", "");
    }

    @Test
    void whatMayBeAStop_isHeldBack() {
        assertThat(told("abab.", "abc")).containsExactly("", "", "ab", "", "ab.", "");
        assertThat(told("xab", "abc")).containsExactly("x", "", "", "ab");
    }

    @Test
    void theText_endsBeforeTheStop() {
        assertThat(told("one\n\ntwo", "\n\n")).containsExactly("o", "n", "e", "", "", "");
        assertThat(whole("ababac!", "abac")).isEqualTo("ab");
        assertThat(whole("语言", "言")).isEqualTo("语");
    }

    @Test
    void ofSeveralStops_theFirstThatIsComplete_counts() {
        assertThat(whole("xabcd", "bc", "abcd")).isEqualTo("xa");
        assertThat(whole("xabcd", "abc", "bc")).isEqualTo("x");
    }

    @Test
    void anyText_endsWhereItsFirstStopBegins() {
        Random random = new Random(6);
        for (int i = 0; i < 3000; i++) {
            String text = random(random, 30);
            String stop = random(random, 4) + "a";
            int at = text.indexOf(stop);
            assertThat(whole(text, stop)).as("%s at %s", text, stop).isEqualTo(at < 0 ? text : text.substring(0, at));
        }
    }

    private static String random(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most);
        for (int i = 0; i < length; i++) {
            text.append("ab语".charAt(random.nextInt(3)));
        }
        return text.toString();
    }

    @Test
    void anEmptyStop_isRefused() {
        assertThatThrownBy(() -> new Reading(bytes, List.of(""))).hasMessageContaining("stop");
    }
}

package dev.lamarck.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecheckTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void parses_saysNearlyAlwaysWhatAWholeTreeSays(Language language) {
        String text = Samples.of(language);
        Random random = new Random(11);
        int sound = 0;
        int different = 0;
        try (Recheck recheck = Recheck.of(language, text)) {
            for (int i = 0; i < 400; i++) {
                String changed = changed(text, random);
                boolean parses = language.parse(changed).parses();
                different += recheck.parses(changed) == parses ? 0 : 1;
                sound += parses ? 1 : 0;
            }
            assertThat(recheck.parses(text)).isTrue();
            assertThat(recheck.parses("")).isEqualTo(language.parse("").parses());
        }
        assertThat(sound).isBetween(20, 380);
        assertThat(different).isLessThanOrEqualTo(2);
    }

    /** A stretch less, a stretch doubled, or another character. */
    private static String changed(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(12));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, to) + text.substring(from);
            default -> text.substring(0, from) + "ax1 \n".charAt(random.nextInt(5)) + text.substring(from + 1);
        };
    }

    @Test
    void parses_withLineEndsAndCharactersOfEverySort() {
        String text = "x = 'zwölf \uD83D\uDE00'\r\nif x:\r\n\ty = 1\r\n";
        try (Recheck recheck = Recheck.of(Language.PYTHON, text)) {
            assertThat(recheck.parses(text.replace("1", "12"))).isTrue();
            assertThat(recheck.parses(text.replace("\uD83D\uDE00", "\uD83D\uDE01")))
                    .isTrue();
            assertThat(recheck.parses(text.replace("= 1", "= ("))).isFalse();
            assertThat(recheck.parses(text.replace("1", "12"))).isTrue();
        }
    }
}

package dev.lamarck.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class LetteringTest {

    @Test
    void everyAsciiLetter_isDrawnWithinItsWidth() {
        for (char letter = '!'; letter <= '~'; letter++) {
            String text = String.valueOf(letter);
            assertThat(Lettering.lines(text, Type.KEY)).as(text).isNotEmpty().allMatch(line -> line.size() > 1);
            assertThat(Lettering.lines(text, Type.KEY).stream().flatMap(line -> line.stream()))
                    .as(text)
                    .allMatch(point -> point.x() >= 0
                            && point.x() <= Type.KEY.width(text)
                            && Math.abs(point.y()) <= Type.KEY.size());
        }
    }

    @Test
    void width_ofWords_isTheSumOfTheirLetters() {
        assertThat(Type.KEY.width("ab c"))
                .isCloseTo(Type.KEY.width("a") + Type.KEY.width("b") + Type.KEY.width(" c"), within(1e-9));
        assertThat(Type.KEY.width("")).isZero();
    }

    @Test
    void unknownLetters_loseTheirAccentsOrBecomeASign() {
        assertThat(Lettering.lines("é", Type.KEY)).isEqualTo(Lettering.lines("e", Type.KEY));
        assertThat(Lettering.lines("語", Type.KEY)).isEqualTo(Lettering.lines("\ufffd", Type.KEY));
        assertThat(Lettering.lines("😀", Type.KEY)).hasSize(1);
    }

    @Test
    void fit_cutsWhatIsTooLong() {
        assertThat(Type.KEY.fit("short", 200)).isEqualTo("short");
        String cut = Type.KEY.fit("a rather long name", 60);
        assertThat(cut).startsWith("a rath").endsWith("…");
        assertThat(Type.KEY.width(cut)).isLessThanOrEqualTo(60);
        assertThat(Type.KEY.fit("abc", 3)).isEmpty();
        assertThat(Type.KEY.fit("😀😀😀😀😀😀", 30)).matches("(😀)+…");
    }
}

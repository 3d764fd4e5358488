package dev.lamarck.vary.edit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnifiedDiffTest {

    @Test
    void of_aChangedLine_showsItWithWhatIsAround() {
        assertThat(UnifiedDiff.of(Texts.loop(), Texts.python(Texts.LOOP.replace("value * 2", "value * 3"))))
                .isEqualTo("""
                        --- a/main.py
                        +++ b/main.py
                        @@ -7,7 +7,7 @@
                             # adds them up
                             result = 0
                             for value in values:
                        -        result += value * 2
                        +        result += value * 3
                             if result > LIMIT:
                                 result = LIMIT
                             return result""");
    }

    @Test
    void of_equalPrograms_isNothing() {
        assertThat(UnifiedDiff.of(Texts.loop(), Texts.loop())).isEmpty();
    }

    @Test
    void of_aLastLineWithoutAnEnd_saysSo() {
        assertThat(UnifiedDiff.of("a", "x\ny\n", "b", "x\ny"))
                .isEqualTo("--- a\n+++ b\n@@ -1,2 +1,2 @@\n x\n-y\n+y\n\\ No newline at end of file");
        assertThat(UnifiedDiff.of("a", "x\r\n", "b", "x\n")).contains("-x\r\n+x");
    }
}

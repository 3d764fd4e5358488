package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextTableTest {

    @Test
    void text_alignsNumbersRightAndWordsLeft() {
        String text = new TextTable("run", "best")
                .row("demo", "2.5")
                .row("a-longer-name", "-12")
                .text();

        assertThat(text).isEqualTo("""
                run            best
                demo            2.5
                a-longer-name   -12""");
    }

    @Test
    void text_withoutRows_isTheHeading() {
        assertThat(new TextTable("run", "best").text()).isEqualTo("run  best");
    }
}

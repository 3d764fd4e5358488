package dev.lamarck.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WhatTest {

    private static final List<String> NAMES = List.of("a", "b", "c");

    private static Wishes axes(Optional<String> x, Optional<String> y) {
        return new Wishes(x, y, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    @Test
    void choice_ofNothing_isTheFirstTwo() {
        assertThat(Choice.of("r", "feature", NAMES, Wishes.none())).isEqualTo(new Choice(0, 1));
        assertThat(Choice.of("r", "feature", NAMES, axes(Optional.of("b"), Optional.empty())))
                .isEqualTo(new Choice(1, 0));
        assertThat(Choice.of("r", "feature", NAMES, axes(Optional.empty(), Optional.of("a"))))
                .isEqualTo(new Choice(1, 0));
        assertThat(Choice.of("r", "feature", NAMES, axes(Optional.of("c"), Optional.of("b"))))
                .isEqualTo(new Choice(2, 1));
    }

    @Test
    void optionOfAnotherPicture_isRefused() {
        assertThatThrownBy(() -> What.diversity.draw(List.of(), axes(Optional.of("a"), Optional.empty())))
                .isInstanceOf(ConfException.class)
                .hasMessage("Option --x means nothing for --what diversity. Leave it out.");
        assertThatThrownBy(() -> What.lineage.draw(List.of(), axes(Optional.empty(), Optional.of("a"))))
                .hasMessageContaining("that picture takes --candidate, --log y.");
    }
}

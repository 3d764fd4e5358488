package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "r-17", "a--b-"})
    void check_name_isKept(String name) {
        assertThat(RunNames.check(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "R-1", "a_b", "a/b", "..", "a b", "a'b", "ä"})
    void check_anythingElse_isRefused(String name) {
        assertThatThrownBy(() -> RunNames.check(name))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a-z, 0-9 and -");
    }

    @Test
    void check_longName_isRefused() {
        assertThat(RunNames.valid("a".repeat(63))).isTrue();
        assertThat(RunNames.valid("a".repeat(64))).isFalse();
    }
}

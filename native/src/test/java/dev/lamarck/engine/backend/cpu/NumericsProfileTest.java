package dev.lamarck.engine.backend.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class NumericsProfileTest {
    @Test
    void parse_ofText_givesTheSameProfile() {
        NumericsProfile profile = NumericsProfile.current();

        assertThat(NumericsProfile.parse(profile.text())).isEqualTo(profile);
        assertThat(profile.text()).startsWith("jvm-strict/");
    }

    @Test
    void architectureOf_namesOneProcessorOnce() {
        assertThat(NumericsProfile.architectureOf("amd64")).isEqualTo("x86_64");
        assertThat(NumericsProfile.architectureOf("x86_64")).isEqualTo("x86_64");
        assertThat(NumericsProfile.architectureOf("arm64")).isEqualTo("aarch64");
    }

    @Test
    void parse_withoutArchitecture_saysHowToWriteIt() {
        assertThatThrownBy(() -> NumericsProfile.parse("jvm-strict"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jvm-strict/x86_64");
        assertThatThrownBy(() -> NumericsProfile.parse("jvm-strict/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("architecture");
    }
}

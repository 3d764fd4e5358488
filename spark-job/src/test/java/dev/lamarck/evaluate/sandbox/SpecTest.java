package dev.lamarck.evaluate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpecTest {

    @Test
    void of_limits() {
        assertThat(Spec.of(Path.of("/w/../x"), Trial.bounded(Trial.calm())).lines())
                .containsExactly(
                        "folder=/x",
                        "timeout-ms=30000",
                        "memory=268435456",
                        "processes=64",
                        "file-size=4194304",
                        "disk=16777216",
                        "files=200",
                        "open-files=256",
                        "output=65536",
                        "network=off",
                        "address-space=671088640");
    }

    @Test
    void readable_paths() {
        assertThat(new Spec(List.of()).readable(List.of(Path.of("/a b"))).text())
                .isEqualTo("read=/a b\n");
    }

    @Test
    void new_lineBreak() {
        assertThatThrownBy(() -> new Spec(List.of("folder=/a\nnetwork=on")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line break");
    }
}

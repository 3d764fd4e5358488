package dev.lamarck.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileSystemsTest {
    @ParameterizedTest
    @ValueSource(strings = {"models/x", "/models/x", "a:b/c", "C:/x", ""})
    void reaching_withoutAScheme_isThisMachine(String name) {
        assertThat(FileSystems.reaching(name)).isInstanceOf(LocalFiles.class);
    }

    @Test
    void reaching_whatNothingKnows_isRefused() {
        assertThatThrownBy(() -> FileSystems.reaching("s3a://bucket/model"))
                .hasMessageContaining("s3a://bucket/model: nothing here knows s3a");
    }
}

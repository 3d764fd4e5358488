package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.run.Preflight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps conf/reference.yaml true; run with -Dlamarck.update=true to write it anew. */
final class ReferenceFileTest {

    private static final Path FILE = Path.of("..", "conf", "reference.yaml");

    @Test
    void file_isWhatTheSettingsSay() throws IOException {
        if (Boolean.getBoolean("lamarck.update")) {
            Files.writeString(FILE, SettingsReference.text());
        }

        assertThat(Files.readString(FILE)).isEqualTo(SettingsReference.text());
    }

    @Test
    void file_withWhatIsRequired_isARunWithTheDefaults() {
        Block required = Block.ofYaml(
                "{genome: {genes: [{name: x, min: 0, max: 1}]}, evaluator: {class: dev.lamarck.run.Sphere}}",
                "the test");
        Block reference = Block.ofYaml(SettingsReference.text(), "conf/reference.yaml");

        assertThat(Preflight.check("reference", reference.overlaidBy(required)).settings())
                .isEqualTo(Preflight.check("reference", required).settings());
    }
}

package dev.lamarck.evaluate.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.evaluate.sandbox.Sandbox;
import dev.lamarck.evaluate.sandbox.Warden;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxesTest {

    @TempDir
    Path scratch;

    @Test
    void of_premises_isOneWithTheOneWarden() {
        try (LocalPremises premises = LocalPremises.of(scratch, Map.of())) {
            Warden warden = Sandboxes.warden(premises);
            Sandbox sandbox = Sandboxes.of(premises);

            assertThat(Sandboxes.of(premises)).isSameAs(sandbox);
            assertThat(Sandboxes.warden(premises)).isSameAs(warden);
            assertThat(sandbox.inForce()).isEqualTo(warden.inForce());
        }
    }
}

package dev.lamarck.evaluate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.evaluate.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WardenTest {

    @TempDir
    Path folder;

    @Test
    void unpack_isForThisUserAlone() throws IOException {
        Warden warden = Warden.unpack(folder.resolve("w")).orElseThrow();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("w"))))
                .isEqualTo("rwx------");
        assertThat(warden.loaded()).isRegularFile();
        assertThat(warden.executable()).isExecutable();
        assertThat(warden.inForce()).contains("seccomp");
    }

    @Test
    void unpack_again() {
        Warden.unpack(folder);

        assertThat(Warden.unpack(folder)).isPresent();
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains("unpacking"));
    }

    @Test
    void with_fewerLayers() {
        Warden bare = Warden.unpack(folder).orElseThrow().with(List.of("namespaces=off", "landlock=off"));

        assertThat(bare.inForce()).isEqualTo("seccomp,rlimits");
        assertThat(bare.spec(folder, Trial.calm()).lines()).contains("namespaces=off", "landlock=off");
    }

    @Test
    void with_unknownSwitch() {
        Warden warden = Warden.unpack(folder).orElseThrow();

        assertThat(warden.with(List.of("colour=red")).inForce()).contains("unknown line: colour=red");
    }

    @Test
    void run_whatTheMachineDoesNotLetStart_isNobodysFailure() throws IOException {
        Warden warden = Warden.unpack(folder.resolve("w")).orElseThrow();
        try (WardenSandbox sandbox = WardenSandbox.of(warden, Map.of())) {
            assertThatThrownBy(() -> sandbox.run(Trial.shell(folder.resolve("gone"), Trial.calm(), "true")))
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining("No such file");
            Files.delete(warden.executable());
            assertThatThrownBy(() -> sandbox.run(Trial.shell(folder, Trial.calm(), "true")))
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining("Cannot start the warden");
        }
    }

    @Test
    void unpack_whereNothingCanBeWritten() {
        assertThatThrownBy(() -> Warden.unpack(Path.of("/proc/warden")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("scratch folder");
    }

    /** Where this is root, which may do more, it has to do for anybody too; elsewhere whoever runs this is anybody. */
    @Test
    void probe_asAnybody_findsTheSameLayers() throws Exception {
        Warden warden = Warden.unpack(folder.resolve("w")).orElseThrow();
        Path copy = Files.copy(warden.executable(), folder.resolve("warden"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of(copy.toString(), "--probe"));
        if (Files.getOwner(folder).getName().equals("root")) {
            command.addAll(0, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo(warden.inForce());
    }
}

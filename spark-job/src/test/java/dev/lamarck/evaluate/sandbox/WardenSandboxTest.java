package dev.lamarck.evaluate.sandbox;

import static dev.lamarck.evaluate.sandbox.Trial.out;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that this machine has. */
final class WardenSandboxTest extends ConfinedLaws {

    @Override
    List<String> switches() {
        return List.of();
    }

    @Test
    void run_foreignProcesses() throws InterruptedException {
        needs("proc");
        Ending ending = run("ls -d /proc/[0-9]* | wc -l; echo /proc/[0-9]*; echo $$ $PPID");

        assertThat(out(ending).lines().findFirst()).hasValue("3");
        assertThat(out(ending)).doesNotContain("/proc/1 ").endsWith("2 0\n");
    }

    @Test
    void run_privateTemporaryFiles() throws InterruptedException {
        needs("mount-ns");
        Ending ending = run("echo x > /tmp/lamarck-private && echo x > /dev/shm/lamarck-private && ls /tmp");

        assertThat(ending.succeeded()).isTrue();
        assertThat(Path.of("/tmp/lamarck-private")).doesNotExist();
        assertThat(Path.of("/dev/shm/lamarck-private")).doesNotExist();
    }

    @Test
    void run_folderOutsideOfTheTemporaryOnes() throws Exception {
        Path here = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "warden");
        Ending ending = sandbox.run(Trial.shell(here, Trial.calm(), "echo x > file; cat file; ls /proc > /dev/null"));

        assertThat(out(ending)).isEqualTo("x\n");
        Files.delete(here.resolve("file"));
        Files.delete(here);
    }

    @Test
    void run_itsOwnUser() throws InterruptedException {
        Ending ending = run("id -u; id -g");
        Ending outside = sandbox.run(Trial.shell(folder, Trial.calm(), "stat -c '%u\n%g' ."));

        assertThat(out(ending)).isEqualTo(out(outside));
    }

    @Test
    void inForce_namesLayers() {
        assertThat(sandbox.inForce()).endsWith("seccomp,rlimits");
    }
}

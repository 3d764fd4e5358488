package dev.lamarck.evaluate.sandbox;

import static dev.lamarck.evaluate.sandbox.Trial.out;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
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
        Ending ending = run("for each in /proc/[0-9]*; do echo $each; done; echo $$ $PPID");

        assertThat(out(ending)).isEqualTo("/proc/2\n2 0\n");
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
    void run_connectsToADaemon() throws Exception {
        needs("mount-ns");
        Path place = Files.createTempDirectory(Path.of("/var/tmp"), "lamarck");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(place.resolve("socket"));
        try (ServerSocketChannel daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            daemon.bind(address);
            Ending ending = python("import socket\nsocket.socket(socket.AF_UNIX).connect('%s')".formatted(address));

            assertThat(ending.succeeded()).isFalse();
            assertThat(Trial.err(ending)).containsAnyOf("FileNotFoundError", "PermissionError");
        } finally {
            Files.deleteIfExists(address.getPath());
            Files.delete(place);
        }
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

    /** Without a pid namespace the kernel bounds nothing that root starts, so a bomb is for this layer alone. */
    @Test
    void run_forkBomb() throws InterruptedException {
        needs("pid-ns");
        String mark = Trial.mark();
        Ending ending = within(5000, "bomb() { bomb | bomb & sleep " + mark + "; }; bomb; wait");

        assertThat(ending.how()).isEqualTo(Ending.How.OVER_LIMIT);
        assertThat(ending.detail()).startsWith("processes");
        assertThat(Trial.marked(mark)).isEmpty();
    }
}

package dev.lamarck.evaluate.sandbox;

import static dev.lamarck.evaluate.sandbox.Trial.calm;
import static dev.lamarck.evaluate.sandbox.Trial.marked;
import static dev.lamarck.evaluate.sandbox.Trial.out;
import static dev.lamarck.evaluate.sandbox.Trial.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds where landlock or namespaces are in force. */
abstract class ConfinedLaws extends SandboxLaws {

    /** A layer that the machine lacks is not a law that the code breaks. */
    void needs(String layer) {
        assumeTrue(sandbox.inForce().contains(layer), "this machine has no " + layer);
    }

    @Test
    void run_writesOutside() throws Exception {
        needs("landlock");
        Path victim = Files.writeString(scratch.resolve("victim"), "untouched");
        Path other = Files.createDirectory(scratch.resolve("other"));
        Ending ending =
                run("""
                echo x > %s; echo x > %s/new; ln -s %s link; echo x > link; ln -s %s way; echo x > way/new
                rm -f %s; mv %s %s; ln %s hard && echo x > hard; touch /usr/x /etc/x /var/tmp/x; echo ok > own; cat own""".formatted(victim, other, victim, other, victim, other, scratch.resolve("moved"), victim));

        assertThat(out(ending)).isEqualTo("ok\n");
        assertThat(victim).hasContent("untouched");
        assertThat(other).isEmptyDirectory();
        assertThat(Path.of("/var/tmp/x")).doesNotExist();
    }

    @Test
    void run_readsWhatIsNotListed() throws Exception {
        needs("landlock");
        Path secret = Files.writeString(scratch.resolve("secret"), "s3cret");
        Path listed = Files.createDirectory(scratch.resolve("listed"));
        Files.writeString(listed.resolve("file"), "listed");
        String script = "cat %s /etc/shadow ~root/.bashrc; ls ~root; ln -s %s l; cat l; cat %s/file; echo x >> %s/file"
                .formatted(secret, secret, listed, listed);
        Ending ending = sandbox.run(
                new Errand(List.of("bash", "-c", script), folder, List.of(listed), Map.of(), calm(), new byte[0]));

        assertThat(out(ending)).isEqualTo("listed");
        assertThat(listed.resolve("file")).hasContent("listed");
    }

    @Test
    void run_readsTheEnvironmentOfOthers() throws InterruptedException {
        Ending ending = python("import glob, os\nfound = 0\n"
                + "for path in glob.glob('/proc/[0-9]*/environ') + ['/proc/%d/environ', '/proc/%d/mem']:\n"
                        .formatted(
                                ProcessHandle.current().pid(),
                                ProcessHandle.current().pid())
                + "  try:\n    if str(os.getpid()) not in path: open(path, 'rb').read(1); found += 1\n"
                + "  except OSError: pass\nprint(found)");

        assertThat(out(ending)).isEqualTo("0\n");
    }

    @Test
    void run_killsASibling() throws Exception {
        String mark = Trial.mark();
        Path own = Files.createDirectory(scratch.resolve("sibling"));
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<Ending> sibling = threads.submit(() -> sandbox.run(shell(own, calm(), "sleep " + mark + "; :")));
        Trial.awaitMarked(mark, 3);
        List<Long> before = marked(mark);
        String pids = String.join(" ", before.stream().map(String::valueOf).toList());
        Ending ending = run("for pid in " + pids + "; do kill -9 $pid && echo killed; done; kill -9 -1; echo alive");

        assertThat(out(ending)).doesNotContain("killed");
        assertThat(marked(mark)).containsAll(before);
        threads.shutdownNow();
        assertThatThrownBy(sibling::get).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void run_pairOfSockets() throws InterruptedException {
        Ending ending = python("import socket\na, b = socket.socketpair()\na.send(b'x')\nprint(b.recv(1))");

        assertThat(out(ending)).isEqualTo("b'x'\n");
    }
}

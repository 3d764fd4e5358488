package dev.lamarck.evaluate.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The filter and limits only. */
final class WardenBareTest extends SandboxLaws {

    @Override
    List<String> switches() {
        return List.of("namespaces=off", "landlock=off");
    }

    @Test
    void run_hasTheKernelSignalItsGuardian() throws InterruptedException {
        Ending ending = python("""
                import fcntl, os, signal
                reading, writing = os.pipe()
                try:
                    fcntl.fcntl(reading, 10, signal.SIGKILL)
                    fcntl.fcntl(reading, fcntl.F_SETOWN, os.getppid())
                    fcntl.fcntl(reading, fcntl.F_SETFL, fcntl.fcntl(reading, fcntl.F_GETFL) | os.O_ASYNC)
                    os.write(writing, b"x")
                except OSError as refused:
                    print(refused.errno)
                """);

        assertThat(ending.how()).isEqualTo(Ending.How.EXITED);
        assertThat(ending.code()).isZero();
    }
}

package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.MachineException;
import io.delta.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.KernelEngineException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FailureTest {

    private static Failure of(Throwable thrown) {
        return Failure.of(thrown, false);
    }

    @Test
    void of_knowsWhoseFaultItIs() {
        assertThat(of(new ConfException("Wrong.")).exit()).isEqualTo(Exit.USER);
        assertThat(of(new UncheckedIOException(new FileNotFoundException("x"))).exit())
                .isEqualTo(Exit.ENVIRONMENT);
        assertThat(of(new OutOfMemoryError()).exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(of(new IllegalStateException("x")).exit()).isEqualTo(Exit.DEFECT);
        assertThat(Failure.of(new IllegalStateException("x"), true).exit()).isEqualTo(Exit.ENVIRONMENT);
    }

    @Test
    void of_aClusterOrStorageThatFails_isNoDefect() {
        Failure storage = of(new KernelEngineException("listing", new IOException("gone")));
        assertThat(storage.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(storage.message()).contains("gone");
        assertThat(of(new ConcurrentWriteException("x")).exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(of(new IllegalStateException("Cannot call methods on a stopped SparkContext.\nIt was"))
                        .message())
                .contains("ended the application");
    }

    @Test
    void of_aMachineInTrouble_saysWhatToDo() {
        Failure disk = of(new MachineException("Cannot write to /tmp/x: no space is left. Make room."));
        assertThat(disk.exit()).isEqualTo(Exit.ENVIRONMENT);
        assertThat(disk.remedy()).isEqualTo("Make room.");
    }

    @Test
    void text_hasALineForEachProblem() {
        Failure failure = of(new ConfException(List.of("A is wrong. Mend A.", "B is wrong. Mend B.")));

        assertThat(failure.text()).isEqualTo("error: A is wrong. Mend A.\nerror: B is wrong. Mend B.");
        assertThat(failure.message()).isEqualTo("A is wrong.\nB is wrong.");
        assertThat(failure.remedy()).isEqualTo("Mend A.\nMend B.");
    }

    @Test
    void json_parts_areCutBetweenSentencesOnly() {
        Failure failure = of(new ConfException("Cannot read a.yaml: 'x.y' is '1.5'. Did you mean 'x.z'?"));

        assertThat(Json.line(failure.json()))
                .isEqualTo("{\"error\":{\"code\":2,\"message\":\"Cannot read a.yaml: 'x.y' is '1.5'.\","
                        + "\"remedy\":\"Did you mean 'x.z'?\"}}");
    }
}

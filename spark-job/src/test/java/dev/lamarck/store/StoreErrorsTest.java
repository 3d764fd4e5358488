package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

final class StoreErrorsTest {

    @Test
    void cannotWrite_fullDisk_saysToFreeSpace() {
        assertThat(write(new IOException("No space left on device")))
                .hasMessageStartingWith("Cannot write candidates under /w: IOException: No space left on device.")
                .hasMessageContaining("Free space there, then resume the run");
    }

    @Test
    void cannotWrite_readOnly_saysToMakeItWritable() {
        assertThat(write(new AccessDeniedException("/w"))).hasMessageContaining("Make the folder writable");
        assertThat(write(new IOException("/w: Read-only file system"))).hasMessageContaining("Make the folder writable");
    }

    @Test
    void cannotWrite_anythingElse_keepsTheCause() {
        IOException cause = new IOException("odd");
        assertThat(write(cause)).hasCause(cause).hasMessageContaining("every committed generation is intact");
    }

    private static StoreException write(IOException cause) {
        return StoreErrors.cannotWrite(Table.CANDIDATES, "/w", cause);
    }
}

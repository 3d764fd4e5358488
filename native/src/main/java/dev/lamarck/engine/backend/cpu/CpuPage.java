package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.Page;
import org.apache.arrow.memory.ArrowBuf;

/** A page in memory; frees it when it is closed. */
record CpuPage(ArrowBuf bytes) implements Page {
    long address() {
        return bytes.memoryAddress();
    }

    @Override
    public void close() {
        bytes.close();
    }
}

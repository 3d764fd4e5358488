package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A file in memory, to be read only; unmapped when it is closed. */
final class CpuMapping implements Backend.Mapped {
    private final Path file;
    private final long address;
    private final long bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    private CpuMapping(Path file, long address, long bytes) {
        this.file = file;
        this.address = address;
        this.bytes = bytes;
    }

    static CpuMapping of(Path file) {
        try {
            long bytes = Files.size(file);
            Shapes.require(bytes > 0, "%s is empty", file);
            return new CpuMapping(file, Kernels.map_file(file.toString(), bytes), bytes);
        } catch (IOException e) {
            throw new EngineException("Cannot map %s into memory: %s.".formatted(file, e.getMessage()), e);
        }
    }

    @Override
    public Tensor tensor(long offset, DType type, long rows, long columns) {
        long size = Math.multiplyExact(Math.multiplyExact(rows, columns), type.bytes());
        Shapes.require(
                offset >= 0 && size <= bytes - offset,
                "%s has %,d bytes, and %,d from %,d were asked for",
                file,
                bytes,
                size,
                offset);
        Shapes.require(offset % type.bytes() == 0, "%s has no %s numbers at %,d", file, type.label(), offset);
        return CpuTensor.borrowed(type, address + offset, rows, columns);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            Kernels.unmap_file(address, bytes);
        }
    }
}

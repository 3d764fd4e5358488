package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;

/**
 * A file in memory, to be read only; unmapped when it is closed. Numbers at a place that is no multiple of their size are
 * copied to one that is, since kernels and other languages count on that; the copies are freed with it.
 */
final class CpuMapping implements Backend.Mapped {
    private final Memory owner;
    private final Path file;
    private final long address;
    private final long bytes;
    private final List<ArrowBuf> copies = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private CpuMapping(Memory owner, Path file, long address, long bytes) {
        this.owner = owner;
        this.file = file;
        this.address = address;
        this.bytes = bytes;
    }

    static CpuMapping of(Memory owner, Path file) {
        try {
            long bytes = Files.size(file);
            Shapes.require(bytes > 0, "%s is empty", file);
            return new CpuMapping(owner, file, Kernels.map_file(file.toString(), bytes), bytes);
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
        boolean even = (address + offset) % type.bytes() == 0;
        return CpuTensor.borrowed(type, even ? address + offset : copied(offset, size), rows, columns);
    }

    private synchronized long copied(long offset, long size) {
        ArrowBuf copy = owner.take(Math.max(1, size));
        copies.add(copy);
        MemoryUtil.copyMemory(address + offset, copy.memoryAddress(), size);
        return copy.memoryAddress();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            copies.forEach(ArrowBuf::close);
            Kernels.unmap_file(address, bytes);
        }
    }
}

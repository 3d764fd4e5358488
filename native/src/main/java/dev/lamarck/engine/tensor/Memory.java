package dev.lamarck.engine.tensor;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;

/**
 * Memory outside of the heap that is counted by owner, within a limit. What an owner took it has to give back before it is
 * closed: closing says of whose memory how much is left.
 */
public final class Memory implements AutoCloseable {
    private final BufferAllocator allocator;

    private Memory(BufferAllocator allocator) {
        this.allocator = allocator;
    }

    /** All memory of an engine, so many bytes at most. */
    public static Memory upTo(long bytes) {
        return new Memory(new RootAllocator(bytes));
    }

    /** A part of this that is somebody's, and counts here too. */
    public Memory of(String owner) {
        return new Memory(allocator.newChildAllocator(owner, 0, Long.MAX_VALUE));
    }

    /** So many bytes, which may hold anything; whoever asked closes them. */
    public ArrowBuf take(long bytes) {
        try {
            return allocator.buffer(bytes);
        } catch (OutOfMemoryException e) {
            throw TensorErrors.outOfMemory(owner(), bytes, this, e);
        }
    }

    public String owner() {
        return allocator.getName();
    }

    /** Bytes that are taken now. */
    public long used() {
        return allocator.getAllocatedMemory();
    }

    /** The most bytes that were ever taken at a time. */
    public long peak() {
        return allocator.getPeakMemoryAllocation();
    }

    public long limit() {
        return allocator.getRoot().getLimit();
    }

    /** What all owners together have taken. */
    long usedByAll() {
        return allocator.getRoot().getAllocatedMemory();
    }

    @Override
    public void close() {
        long left = used();
        if (left > 0) {
            throw TensorErrors.leaked(owner(), left);
        }
        allocator.close();
    }
}

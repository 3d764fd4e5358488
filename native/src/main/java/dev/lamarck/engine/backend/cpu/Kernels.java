package dev.lamarck.engine.backend.cpu;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.annotation.Cast;
import org.bytedeco.javacpp.annotation.Namespace;
import org.bytedeco.javacpp.annotation.NoException;
import org.bytedeco.javacpp.annotation.Platform;

/** The native half of this backend, as {@code engine.h} declares it. An exception there is a {@link RuntimeException} here. */
@Platform(include = "engine.h", compiler = "cpp17", link = "lamarck-engine")
@Namespace("lamarck::engine")
final class Kernels {
    static {
        Loader.load();
    }

    private Kernels() {}

    static native @Cast("std::int64_t") long open_processor(String instructionSet, int threads);

    @NoException
    static native void close_processor(@Cast("std::int64_t") long processor);

    static native String instruction_sets();

    @NoException
    static native String instruction_set_of(@Cast("std::int64_t") long processor);

    @NoException
    static native @Cast("std::int64_t") long processor_bytes(@Cast("std::int64_t") long processor);

    static native void run(
            @Cast("std::int64_t") long processor,
            int operation,
            @Cast("const std::int64_t*") long[] arguments,
            int count);

    @NoException
    static native @Cast("std::int64_t") long score_stripes(
            @Cast("std::int64_t") long processor,
            @Cast("std::int64_t") long outputs,
            @Cast("std::int64_t") long inputs);

    @NoException
    static native @Cast("std::int64_t") long most_noisy_inputs();

    static native @Cast("std::int64_t") long sum_of_words(
            @Cast("std::int64_t") long processor, @Cast("std::int64_t") long address, @Cast("std::int64_t") long bytes);

    static native @Cast("std::int64_t") long map_file(String path, @Cast("std::int64_t") long bytes);

    @NoException
    static native void unmap_file(@Cast("std::int64_t") long address, @Cast("std::int64_t") long bytes);

    static native @Cast("std::int64_t") long first_not_finite(
            @Cast("std::int64_t") long processor,
            @Cast("std::int64_t") long address,
            int type,
            @Cast("std::int64_t") long count);
}

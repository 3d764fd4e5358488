package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;

/**
 * How a search for the nearest rows is cut up: some queries go through all tables together, and these are cut into stripes, for
 * each of which every query has a list of its own.
 */
record CpuSearch(long together, long stripes) {
    /** One entry of a list: a product, a gap, and the number of a row. */
    private static final int NEAR_BYTES = 16;

    private static final int ROW = 8;
    /** Queries for which a piece of a table that is in the second cache is used. */
    private static final long MOST_TOGETHER = 128;
    /** Of each thread, so that they end at about the same time. */
    private static final long STRIPES = 16;
    /** What lists may take, unless one query on each thread takes more. */
    private static final long LIST_BYTES = 16 << 20;

    static CpuSearch of(long queries, long rows, long k, int threads) {
        long lists = Math.max(1, LIST_BYTES / (NEAR_BYTES * k));
        long together = Math.max(1, Math.min(Math.min(queries, MOST_TOGETHER), lists / threads));
        long stripes = Math.max(threads, Math.min(STRIPES * threads, lists / together));
        return new CpuSearch(together, Math.max(1, Math.min(stripes, rows / k)));
    }

    /** Searches; queries and tables are of one width, and have no fewer rows than asked for. */
    Backend.Nearest run(long processor, Memory memory, Tensor queries, List<Tensor> tables, int k, float most) {
        int found = Math.toIntExact(Math.multiplyExact(queries.rows(), k));
        try (ArrowBuf partial = memory.take(NEAR_BYTES * stripes * together * k);
                ArrowBuf nearest = memory.take(Math.max(1, (long) NEAR_BYTES * found))) {
            Arguments arguments = new Arguments()
                    .rows(queries)
                    .number(queries.rows())
                    .number(queries.columns())
                    .number(k)
                    .real(most)
                    .number(together)
                    .number(stripes)
                    .number(partial.memoryAddress())
                    .number(nearest.memoryAddress())
                    .number(tables.size());
            for (Tensor table : tables) {
                requirePlain(table);
                arguments.pointer(table).number(table.rows());
            }
            arguments.run(processor, Operation.NEAREST);
            return read(nearest, found);
        }
    }

    private static void requirePlain(Tensor table) {
        CpuTensor rows = CpuTensor.of(table);
        Shapes.require(
                rows.type() == DType.F32 && rows.stride() == rows.columns(), "Only whole rows of floats are searched");
    }

    private static Backend.Nearest read(ArrowBuf nearest, int count) {
        ByteBuffer bytes = Floats.bytes(nearest.memoryAddress(), (long) NEAR_BYTES * count);
        long[] rows = new long[count];
        float[] products = new float[count];
        for (int i = 0; i < count; i++) {
            products[i] = bytes.getFloat(NEAR_BYTES * i);
            rows[i] = bytes.getLong(NEAR_BYTES * i + ROW);
        }
        return new Backend.Nearest(rows, products);
    }
}

package dev.lamarck.engine.near;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Vectors of one width, and the exact answer to which of them are nearest. Every query is held against all of them; the same bits
 * come out for any number of threads, and for a query alone or among others. Of equals the one that was added first comes first.
 *
 * <p>One thread may add while others ask: those see what was there when they began. To be closed when nobody asks any more.
 */
public final class Vectors implements AutoCloseable {
    /** Queries that are brought to the backend at a time. */
    private static final int TOGETHER = 1024;

    private final Backend backend;
    private final Similarity similarity;
    private final int width;
    private final Memory memory;
    private final Blocks blocks;
    private volatile Rows rows = new Rows(List.of(), 0);

    /** What was there at some time. */
    private record Rows(List<Tensor> tables, long count) {
        Rows {
            tables = List.copyOf(tables);
        }
    }

    /**
     * @param owner whose memory it is
     * @param width of every vector
     */
    public Vectors(Backend backend, String owner, Similarity similarity, int width) {
        if (width < 1) {
            throw NearErrors.outOfRange("width of vectors", width);
        }
        this.backend = backend;
        this.similarity = similarity;
        this.width = width;
        this.memory = backend.memory().of(owner);
        this.blocks = new Blocks(backend, memory, width);
    }

    public int width() {
        return width;
    }

    /** How many there are. */
    public long size() {
        return rows.count();
    }

    /** Adds all of them, or none if one cannot be stored; their numbers go on from those before. */
    public synchronized void add(List<float[]> vectors) {
        blocks.append(prepared(vectors));
        rows = new Rows(blocks.tables(), rows.count() + vectors.size());
    }

    private List<float[]> prepared(List<float[]> vectors) {
        List<float[]> prepared = new ArrayList<>(vectors.size());
        for (float[] vector : vectors) {
            if (vector.length != width) {
                throw NearErrors.otherWidth(vector.length, width);
            }
            prepared.add(similarity.prepared(vector));
        }
        return prepared;
    }

    /** Of each query so many of the nearest, the nearest first; all there are if those are fewer. */
    public List<List<Neighbour>> nearest(List<float[]> queries, int k) {
        if (k < 1) {
            throw NearErrors.outOfRange("number of neighbours", k);
        }
        Rows now = rows;
        int found = (int) Math.min(k, now.count());
        List<float[]> prepared = prepared(queries);
        if (found == 0 || queries.isEmpty()) {
            return prepared.stream().map(query -> List.<Neighbour>of()).toList();
        }
        List<List<Neighbour>> all = new ArrayList<>();
        for (int from = 0; from < prepared.size(); from += TOGETHER) {
            all.addAll(nearest(prepared.subList(from, Math.min(prepared.size(), from + TOGETHER)), now, found));
        }
        return all;
    }

    private List<List<Neighbour>> nearest(List<float[]> queries, Rows among, int k) {
        try (Memory asked = backend.memory().of("questions to " + memory.owner());
                Tensor rowsOfQueries = backend.tensor(asked, queries.size(), width)) {
            backend.write(rowsOfQueries, Blocks.flat(queries, width));
            return cut(backend.nearest(rowsOfQueries, among.tables(), k, similarity.most()), k);
        }
    }

    private static List<List<Neighbour>> cut(Backend.Nearest nearest, int each) {
        List<List<Neighbour>> all = new ArrayList<>();
        for (int from = 0; from < nearest.rows().length; from += each) {
            List<Neighbour> one = new ArrayList<>();
            for (int i = from; i < from + each; i++) {
                one.add(new Neighbour(nearest.rows()[i], nearest.products()[i]));
            }
            all.add(List.copyOf(one));
        }
        return all;
    }

    @Override
    public void close() {
        blocks.close();
        memory.close();
    }
}

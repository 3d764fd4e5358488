package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.Batch;
import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.KeptHeads;
import dev.lamarck.engine.backend.Linear;
import dev.lamarck.engine.backend.Page;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Stretch;
import dev.lamarck.engine.tensor.Memory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;

/** A batch as native code reads it. Frees all that it took when it is closed. */
final class CpuPrepared implements Prepared {
    private static final int STRETCH_BYTES = 4 * 8;

    private final Batch batch;
    private final Memory memory;
    private final ArrowBuf tokens;
    private final ArrowBuf positions;
    private final ArrowBuf pages;
    private final ArrowBuf stretches;
    private final ArrowBuf shrunk;
    private final int mostRank;
    private final boolean changed;
    private final Map<Integer, Segments> bySite = new HashMap<>();

    /** The changes at one linear layer, for stretches of rows that have one. */
    private record Segments(ArrowBuf bytes, int count) {}

    CpuPrepared(Memory memory, Batch batch) {
        this.batch = batch;
        this.memory = memory;
        this.mostRank = batch.stretches().stream()
                .flatMap(stretch -> Optional.ofNullable(stretch.delta()).stream())
                .mapToInt(Delta::mostRank)
                .max()
                .orElse(0);
        this.changed = batch.stretches().stream().anyMatch(stretch -> stretch.delta() != null);
        this.tokens = memory.take(Math.max(1, 4L * batch.rows()));
        this.positions = memory.take(Math.max(1, 4L * batch.rows()));
        long pageCount =
                batch.stretches().stream().mapToLong(s -> s.pages().size()).sum();
        this.pages = memory.take(Math.max(1, 8 * pageCount));
        this.stretches =
                memory.take(Math.max(1, STRETCH_BYTES * (long) batch.stretches().size()));
        this.shrunk = memory.take(Math.max(1, 4L * batch.rows() * mostRank));
        fill();
    }

    private void fill() {
        long page = 0;
        for (int row = 0; row < batch.rows(); row++) {
            tokens.setInt(4L * row, batch.tokens()[row]);
        }
        for (int i = 0; i < batch.stretches().size(); i++) {
            Stretch stretch = batch.stretches().get(i);
            for (int row = 0; row < stretch.count(); row++) {
                positions.setInt(4L * (stretch.first() + row), stretch.position() + row);
            }
            long at = (long) i * STRETCH_BYTES;
            stretches.setLong(at, stretch.first());
            stretches.setLong(at + 8, stretch.count());
            stretches.setLong(at + 16, stretch.position());
            stretches.setLong(at + 24, pages.memoryAddress() + 8 * page);
            for (Page kept : stretch.pages()) {
                pages.setLong(8 * page++, ((CpuPage) kept).address());
            }
        }
    }

    @Override
    public int rows() {
        return batch.rows();
    }

    Batch batch() {
        return batch;
    }

    /** The most ranks that a change of a row has. */
    int mostRank() {
        return mostRank;
    }

    /** The place of the last row in its sequence, of the stretch that goes farthest. */
    int lastPosition() {
        return batch.stretches().stream()
                .mapToInt(stretch -> stretch.position() + stretch.count() - 1)
                .max()
                .orElse(-1);
    }

    /** The largest token. */
    int lastToken() {
        return Arrays.stream(batch.tokens()).max().orElse(-1);
    }

    /** That the pages have room for all rows, in the layer that is asked for. */
    void requirePages(KeptHeads heads) {
        for (Stretch stretch : batch.stretches()) {
            long room = (long) stretch.pages().size() * Page.TOKENS;
            Shapes.require(
                    room >= (long) stretch.position() + stretch.count(),
                    "Pages for %,d tokens cannot hold %,d",
                    room,
                    (long) stretch.position() + stretch.count());
            for (Page page : stretch.pages()) {
                long bytes = ((CpuPage) page).bytes().capacity();
                Shapes.require(
                        bytes >= (heads.layer() + 1) * heads.bytes(),
                        "A page of %,d bytes has no layer %d",
                        bytes,
                        heads.layer());
            }
        }
    }

    Arguments tokens(Arguments arguments) {
        return arguments.number(tokens.memoryAddress());
    }

    Arguments positions(Arguments arguments) {
        return arguments.number(positions.memoryAddress());
    }

    Arguments stretches(Arguments arguments) {
        return arguments
                .number(stretches.memoryAddress())
                .number(batch.stretches().size());
    }

    /** The changes of a layer, and room for what comes between their halves. */
    Arguments segments(Arguments arguments, Linear layer) {
        Segments segments =
                changed ? bySite.computeIfAbsent(layer.site(), site -> gather(layer)) : new Segments(shrunk, 0);
        return arguments
                .number(segments.bytes().memoryAddress())
                .number(segments.count())
                .number(mostRank)
                .number(shrunk.memoryAddress());
    }

    /** The stretches that have a change at a layer: its segments, in their order. */
    List<Stretch> changed(Linear layer) {
        return batch.stretches().stream()
                .filter(stretch -> change(stretch, layer).isPresent())
                .toList();
    }

    private Segments gather(Linear layer) {
        List<Stretch> changed = changed(layer);
        changed.forEach(
                stretch -> CpuChanges.require(change(stretch, layer).orElseThrow(), layer.outputs(), layer.inputs()));
        ArrowBuf bytes = memory.take(Math.max(1, CpuChanges.BYTES * changed.size()));
        for (int i = 0; i < changed.size(); i++) {
            Stretch stretch = changed.get(i);
            Change change = change(stretch, layer).orElseThrow();
            CpuChanges.write(bytes, i, stretch.first(), stretch.first() + stretch.count(), change);
        }
        return new Segments(bytes, changed.size());
    }

    static Optional<Change> change(Stretch stretch, Linear layer) {
        return Optional.ofNullable(stretch.delta()).flatMap(delta -> delta.at(layer.site()));
    }

    @Override
    public void close() {
        bySite.values().forEach(segments -> segments.bytes().close());
        List.of(tokens, positions, pages, stretches, shrunk).forEach(ArrowBuf::close);
    }
}

package dev.lamarck.engine.train;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Batch;
import dev.lamarck.engine.backend.KeptHeads;
import dev.lamarck.engine.backend.Page;
import dev.lamarck.engine.backend.Prepared;
import dev.lamarck.engine.backend.Stretch;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pass;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of some assignments, as a backend has them. Pages have room for one layer. Frees what it took when it is closed. */
final class Rows implements AutoCloseable {
    private final List<Page> pages = new ArrayList<>();
    private final Prepared batch;
    private final Prepared plain;
    private final boolean drops;
    private final int positions;

    Rows(Model model, List<Assignment> assignments, Memory memory) {
        Backend backend = model.backend();
        long pageBytes = new KeptHeads(Pass.headsOf(model.architecture()), DType.F32, 0).bytes();
        IntStream.Builder tokens = IntStream.builder();
        List<Stretch> stretches = new ArrayList<>();
        int first = 0;
        for (Assignment one : assignments) {
            int count = one.lesson().rows();
            if (count > 0) {
                List<Page> own = new ArrayList<>();
                for (int i = 0; i < count; i += Page.TOKENS) {
                    own.add(backend.page(memory, pageBytes));
                }
                pages.addAll(own);
                stretches.add(new Stretch(first, count, 0, own, one.trainee()));
                Arrays.stream(one.lesson().tokens(), 0, count).forEach(tokens::add);
                first += count;
            }
        }
        int[] all = tokens.build().toArray();
        this.drops = assignments.stream().anyMatch(one -> one.trainee().drops());
        this.positions =
                assignments.stream().mapToInt(one -> one.lesson().rows()).max().orElse(0);
        this.batch = backend.prepare(memory, new Batch(all, stretches));
        this.plain = drops ? backend.prepare(memory, new Batch(all, unchanged(stretches))) : batch;
    }

    private static List<Stretch> unchanged(List<Stretch> stretches) {
        return stretches.stream()
                .map(one -> new Stretch(one.first(), one.count(), one.position(), one.pages(), null))
                .toList();
    }

    int count() {
        return batch.rows();
    }

    /** How long the longest text is. */
    int positions() {
        return positions;
    }

    /** With the adapters of each row. */
    Prepared batch() {
        return batch;
    }

    /** Without any adapter. */
    Prepared plain() {
        return plain;
    }

    /** Whether an adapter leaves out some of its inputs. */
    boolean drops() {
        return drops;
    }

    @Override
    public void close() {
        if (drops) {
            plain.close();
        }
        batch.close();
        pages.forEach(Page::close);
    }
}

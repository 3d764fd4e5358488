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

/**
 * The rows of some assignments, as a backend has them. Frees what it took when it is closed.
 *
 * @param positions how long the longest text is
 * @param batch with the adapters of each row
 * @param plain without any adapter
 * @param drops whether an adapter leaves out some of its inputs
 * @param pages with room for one layer
 */
record Rows(int positions, Prepared batch, Prepared plain, boolean drops, List<Page> pages) implements AutoCloseable {
    static Rows of(Model model, List<Assignment> assignments, Memory memory) {
        List<Page> pages = new ArrayList<>();
        boolean made = false;
        try {
            Rows rows = of(model, assignments, pages, memory);
            made = true;
            return rows;
        } finally {
            if (!made) {
                pages.forEach(Page::close);
            }
        }
    }

    private static Rows of(Model model, List<Assignment> assignments, List<Page> pages, Memory memory) {
        Backend backend = model.backend();
        IntStream.Builder tokens = IntStream.builder();
        List<Stretch> stretches = new ArrayList<>();
        int first = 0;
        int longest = 0;
        for (Assignment one : assignments) {
            int count = one.lesson().rows();
            if (count > 0) {
                stretches.add(new Stretch(first, count, 0, room(model, count, pages, memory), one.trainee()));
                Arrays.stream(one.lesson().tokens(), 0, count).forEach(tokens::add);
                first += count;
                longest = Math.max(longest, count);
            }
        }
        int[] all = tokens.build().toArray();
        boolean drops = assignments.stream().anyMatch(one -> one.trainee().drops());
        Prepared batch = backend.prepare(memory, new Batch(all, stretches));
        Prepared plain = drops ? backend.prepare(memory, new Batch(all, unchanged(stretches))) : batch;
        return new Rows(longest, batch, plain, drops, pages);
    }

    private static List<Page> room(Model model, int tokens, List<Page> pages, Memory memory) {
        long bytes = new KeptHeads(Pass.headsOf(model.architecture()), DType.F32, 0).bytes();
        int before = pages.size();
        for (int i = 0; i < tokens; i += Page.TOKENS) {
            pages.add(model.backend().page(memory, bytes));
        }
        return pages.subList(before, pages.size());
    }

    private static List<Stretch> unchanged(List<Stretch> stretches) {
        return stretches.stream()
                .map(one -> new Stretch(one.first(), one.count(), one.position(), one.pages(), null))
                .toList();
    }

    int count() {
        return batch.rows();
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

package dev.lamarck.engine.cache;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Page;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.tensor.Memory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Pages of one size, up to a number of them. Pages that nobody holds are kept for the next who needs one. */
public final class PagePool implements AutoCloseable {
    private final Backend backend;
    private final Memory memory;
    private final long pageBytes;
    private final int most;
    private final Deque<Page> free = new ArrayDeque<>();
    private final Map<Page, Integer> holders = new IdentityHashMap<>();

    /**
     * @param most how many pages there may be at a time
     */
    public PagePool(Backend backend, String owner, long pageBytes, int most) {
        this.backend = backend;
        this.memory = backend.memory().of(owner);
        this.pageBytes = pageBytes;
        this.most = most;
    }

    /** So many pages that nobody holds but the caller; none if there are fewer. */
    synchronized List<Page> take(int count) {
        if (count > most - holders.size()) {
            throw tooFew(count);
        }
        while (free.size() < count) {
            free.push(backend.page(memory, pageBytes));
        }
        List<Page> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Page page = free.pop();
            holders.put(page, 1);
            taken.add(page);
        }
        return taken;
    }

    private EngineException tooFew(int count) {
        return new EngineException(
                "%,d pages of %d tokens are needed, and %,d of %,d are in use (%,d bytes each). Give the cache more memory, or run fewer sequences at a time."
                        .formatted(count, Page.TOKENS, holders.size(), most, pageBytes));
    }

    /** That so many tokens fit into all pages together. */
    public synchronized void requireRoom(int tokens) {
        int pages = (tokens + Page.TOKENS - 1) / Page.TOKENS;
        if (pages > most) {
            throw tooFew(pages);
        }
    }

    /** One more holds a page. */
    synchronized void share(Page page) {
        holders.merge(page, 1, Integer::sum);
    }

    /** One less holds a page. */
    synchronized void giveBack(Page page) {
        Integer left = holders.computeIfPresent(page, (any, count) -> count - 1);
        if (left == null) {
            throw new IllegalStateException("A page that nobody holds cannot be given back");
        }
        if (left == 0) {
            holders.remove(page);
            free.push(page);
        }
    }

    synchronized int holders(Page page) {
        return holders.getOrDefault(page, 0);
    }

    /** How many more pages can be taken. */
    public synchronized int left() {
        return most - holders.size();
    }

    /** Pages that somebody holds. */
    public synchronized int held() {
        return holders.size();
    }

    @Override
    public synchronized void close() {
        free.forEach(Page::close);
        free.clear();
        memory.close();
    }
}

package dev.lamarck.engine.cache;

import dev.lamarck.engine.backend.Page;
import java.util.ArrayList;
import java.util.List;

/** The pages of one sequence, and how many tokens they hold. For one thread; gives its pages back when it is closed. */
public final class Sequence implements AutoCloseable {
    private final PagePool pool;
    private final List<Page> pages = new ArrayList<>();
    private int tokens;

    public Sequence(PagePool pool) {
        this.pool = pool;
    }

    /** A new sequence with the same beginning: as many tokens as fill whole pages, of so many at most. */
    public Sequence shared(int most) {
        Sequence other = new Sequence(pool);
        int whole = Math.min(tokens, most) / Page.TOKENS;
        for (Page page : pages.subList(0, whole)) {
            pool.share(page);
            other.pages.add(page);
        }
        other.tokens = whole * Page.TOKENS;
        return other;
    }

    /** Goes on with a full page that somebody holds; what is there so far has to fill its pages. */
    public void attach(Page page) {
        if (tokens % Page.TOKENS != 0) {
            throw new IllegalStateException("A page cannot follow %d tokens".formatted(tokens));
        }
        pool.share(page);
        pages.add(page);
        tokens += Page.TOKENS;
    }

    /** Makes room for so many more tokens, which count as there from now on. */
    public void grow(int more) {
        int needed = Math.toIntExact(((long) tokens + more + Page.TOKENS - 1) / Page.TOKENS) - pages.size();
        pages.addAll(pool.take(Math.max(0, needed)));
        tokens += more;
    }

    public int tokens() {
        return tokens;
    }

    public List<Page> pages() {
        return List.copyOf(pages);
    }

    @Override
    public void close() {
        pages.forEach(pool::giveBack);
        pages.clear();
        tokens = 0;
    }
}

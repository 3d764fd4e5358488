package dev.lamarck.engine.cache;

import dev.lamarck.engine.backend.Page;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;

/**
 * Full pages by what they hold: the same tokens after the same beginning, seen by the same model with the same adapter. They stay
 * after their sequences are gone, until the pool needs the room: then those go that were not used for longest. For one thread; gives
 * its pages back when it is closed.
 */
public final class Prefixes implements AutoCloseable {
    private final PagePool pool;
    private final Map<Beginning, Page> pages = new LinkedHashMap<>(16, 0.75f, true);

    public Prefixes(PagePool pool) {
        this.pool = pool;
    }

    /**
     * All tokens up to the end of a page, by their digest.
     *
     * @param seenBy what made the page of them, such as an adapter
     */
    public record Beginning(Object seenBy, long high, long low) {
        public static Beginning of(Object seenBy) {
            return new Beginning(seenBy, 0, 0);
        }

        /** This one, and the next page's tokens. */
        public Beginning with(int[] tokens, int from) {
            ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES + Page.TOKENS * Integer.BYTES);
            bytes.putLong(high).putLong(low);
            for (int i = 0; i < Page.TOKENS; i++) {
                bytes.putInt(tokens[from + i]);
            }
            ByteBuffer digest = ByteBuffer.wrap(digest(bytes.array()));
            return new Beginning(seenBy, digest.getLong(), digest.getLong());
        }

        private static byte[] digest(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }

    /** The last page of a beginning, if it is there. */
    public Optional<Page> find(Beginning beginning) {
        return Optional.ofNullable(pages.get(beginning));
    }

    /** Keeps a full page, unless one with the same is there. */
    public void keep(Beginning beginning, Page page) {
        if (pages.putIfAbsent(beginning, page) == null) {
            pool.share(page);
        }
    }

    /** Counts the beginnings of one sequence as used, later ones as used earlier, so that what is left of it can be found. */
    public void touch(List<Beginning> beginnings) {
        for (ListIterator<Beginning> all = beginnings.listIterator(beginnings.size()); all.hasPrevious(); ) {
            pages.get(all.previous());
        }
    }

    /** How many pages nobody else holds. */
    public int droppable() {
        return (int)
                pages.values().stream().filter(page -> pool.holders(page) == 1).count();
    }

    /** Gives the page back that was not used for longest and that nobody else holds; false if there is none. */
    public boolean dropOne() {
        for (Iterator<Page> all = pages.values().iterator(); all.hasNext(); ) {
            Page page = all.next();
            if (pool.holders(page) == 1) {
                all.remove();
                pool.giveBack(page);
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        pages.values().forEach(pool::giveBack);
        pages.clear();
    }
}

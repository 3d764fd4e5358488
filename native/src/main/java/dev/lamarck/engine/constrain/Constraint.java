package dev.lamarck.engine.constrain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grammar for a vocabulary. To find out which tokens may come, the automaton is walked along the trie of all tokens, which leaves out
 * whatever lies below a byte that may not come. Most of that does not depend on how deep in a text one is: it is found once for a place
 * in a rule and kept there, with the few tokens that leave the rule, which are walked on by what the rules around it say.
 *
 * <p>Bytes that the vocabulary has no token for on its own are never written, so that one never has to go on where one cannot.
 * Any number of requests may use it, on any threads.
 */
public final class Constraint {
    /** What is kept for states takes no more than this. */
    private static final long MOST_BYTES = 64L << 20;

    private final TokenTrie trie;
    private final Automaton automaton;
    private final State[] path;
    private @Nullable State start;
    private long kept;

    private Constraint(TokenTrie trie, Automaton automaton) {
        this.trie = trie;
        this.automaton = automaton;
        this.path = new State[trie.deepest() + 1];
    }

    /** Refuses grammars of which the vocabulary can write nothing. */
    public static Constraint of(Grammar grammar, TokenTrie trie) {
        return new Constraint(trie, new Automaton(Net.of(grammar, trie.spelled())));
    }

    /** A text from its beginning. */
    public Course begin() {
        return new Course(this);
    }

    synchronized State start() {
        State known = start;
        if (known == null) {
            known = automaton.start();
            start = known;
        }
        return known;
    }

    /** Where a token leads, which leads nowhere if it may not come. */
    synchronized State next(State state, int token) {
        byte[] bytes = trie.bytes(token);
        State now = state;
        for (int i = 0; i < bytes.length && !now.dead(); i++) {
            now = automaton.next(now, bytes[i] & 0xff);
        }
        return bytes.length == 0 ? State.NOWHERE : now;
    }

    /** The tokens that may come next; not to be changed. */
    synchronized BitSet tokens(State state) {
        BitSet known = state.tokens;
        if (known == null) {
            keep();
            known = new BitSet(trie.size());
            for (State.Way way : state.ways) {
                Place.Tokens own = own(way.place());
                known.or(own.inside);
                leave(way.back(), own.outs, known);
            }
            state.tokens = known;
        }
        return known;
    }

    private void keep() {
        kept += trie.size() / Byte.SIZE;
        if (automaton.full() || kept > MOST_BYTES) {
            automaton.forget();
            kept = 0;
            start = null;
        }
    }

    private Place.Tokens own(Place place) {
        Place.Tokens known = place.tokens;
        if (known == null) {
            keep();
            BitSet inside = new BitSet(trie.size());
            List<Integer> outs = new ArrayList<>();
            walk(automaton.inside(place), TokenTrie.ROOT, inside, outs);
            known = new Place.Tokens(
                    inside, outs.stream().mapToInt(Integer::intValue).toArray());
            place.tokens = known;
        }
        return known;
    }

    /** Tokens that go on after the rule. */
    private void leave(Return back, int[] outs, BitSet into) {
        State after = automaton.after(back);
        for (int node : outs) {
            trie.mark(node, into);
            walk(after, node, into, new ArrayList<>());
        }
    }

    /** Marks all tokens below a node that may come from a state on. */
    private void walk(State state, int from, BitSet into, List<Integer> outs) {
        path[trie.depth(from)] = state;
        int end = trie.end(from);
        for (int node = from + 1; node < end; ) {
            int depth = trie.depth(node);
            State next = automaton.next(path[depth - 1], trie.label(node));
            if (next.dead()) {
                node = trie.end(node);
                continue;
            }
            path[depth] = next;
            if (next.goesOn()) {
                trie.mark(node, into);
            }
            if (next.leaves) {
                outs.add(node);
            }
            node++;
        }
    }
}

package dev.lamarck.engine.constrain;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one can be in a rule: some nodes of it. Where reading leads is found out when it is asked for. */
final class Place {
    final int[] nodes;
    /** Whether the rule may end here. */
    final boolean ends;
    /** Whether a byte may be read here. */
    final boolean reads;
    /** Rules that may begin here. */
    final List<Call> calls;
    /** By class of bytes. */
    final @Nullable Place[] next;

    @Nullable
    Tokens tokens;

    /** A rule that may begin, and the node to go on from after it. */
    record Call(int rule, int then) {}

    /** The tokens that may come, as far as the rule itself tells. */
    static final class Tokens {
        /** Tokens at whose end one is still in the rule. */
        final BitSet inside;
        /** Nodes of the trie at which the rule may end. */
        final int[] outs;

        Tokens(BitSet inside, int[] outs) {
            this.inside = inside;
            this.outs = outs;
        }
    }

    Place(int[] nodes, boolean ends, boolean reads, List<Call> calls, int classes) {
        this.nodes = nodes;
        this.ends = ends;
        this.reads = reads;
        this.calls = List.copyOf(calls);
        this.next = new Place[classes];
    }
}

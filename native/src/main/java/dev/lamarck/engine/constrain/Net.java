package dev.lamarck.engine.constrain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes and edges of a grammar. An edge reads a byte, skips to another node, or reads what a rule says. Only nodes from which the
 * end of their rule can be reached are alive, so that whoever stays on these never gets stuck.
 */
final class Net {
    static final int MOST_NODES = 1 << 19;
    static final int NONE = -1;
    private static final int SKIP = -1;
    private static final int CALL = -2;

    private final Map<String, Integer> rules = new HashMap<>();
    private final List<String> names;
    private final BitSet spelled;
    private final int[] starts;
    private final int[] ends;
    private int nodes;
    private int edges;
    private int[] first = new int[64];
    /** The lowest byte that an edge reads, or what it does instead. */
    private int[] low = new int[64];
    /** The highest byte that it reads, or the number of the rule. */
    private int[] high = new int[64];

    private int[] target = new int[64];
    private int[] next = new int[64];
    private BitSet alive = new BitSet();

    private Net(List<String> names, BitSet spelled) {
        this.names = names;
        this.spelled = spelled;
        this.starts = new int[names.size()];
        this.ends = new int[names.size()];
        names.forEach(name -> rules.put(name, rules.size()));
    }

    /**
     * The net of a grammar, whose first rule is the one to begin with.
     *
     * @param spelled bytes that can be written; edges with others are left out
     */
    static Net of(Grammar grammar, BitSet spelled) {
        Net net = new Net(List.copyOf(grammar.rules().keySet()), spelled);
        for (int rule = 0; rule < net.starts.length; rule++) {
            net.starts[rule] = net.node();
            net.ends[rule] = net.node();
        }
        int rule = 0;
        for (Syntax syntax : grammar.rules().values()) {
            syntax.spread(net, net.starts[rule], net.ends[rule]);
            rule++;
        }
        net.refuseLoops();
        net.trim();
        return net;
    }

    int node() {
        if (nodes == MOST_NODES) {
            throw ConstrainErrors.tooLarge(MOST_NODES);
        }
        if (nodes == first.length) {
            first = Arrays.copyOf(first, 2 * nodes);
        }
        first[nodes] = NONE;
        return nodes++;
    }

    void bytes(int from, int lowest, int highest, int to) {
        int at = spelled.nextSetBit(lowest);
        while (at >= 0 && at <= highest) {
            int end = Math.min(highest + 1, spelled.nextClearBit(at));
            edge(from, at, end - 1, to);
            at = spelled.nextSetBit(end);
        }
    }

    void skip(int from, int to) {
        edge(from, SKIP, 0, to);
    }

    void call(int from, String name, int to) {
        Integer rule = rules.get(name);
        if (rule == null) {
            throw new IllegalStateException("There is no rule " + name);
        }
        edge(from, CALL, rule, to);
    }

    private void edge(int from, int lowest, int highest, int to) {
        if (edges == 8 * MOST_NODES) {
            throw ConstrainErrors.tooLarge(MOST_NODES);
        }
        if (edges == low.length) {
            low = Arrays.copyOf(low, 2 * edges);
            high = Arrays.copyOf(high, 2 * edges);
            target = Arrays.copyOf(target, 2 * edges);
            next = Arrays.copyOf(next, 2 * edges);
        }
        low[edges] = lowest;
        high[edges] = highest;
        target[edges] = to;
        next[edges] = first[from];
        first[from] = edges++;
    }

    int start(int rule) {
        return starts[rule];
    }

    /** The nodes where rules end. */
    BitSet finals() {
        BitSet all = new BitSet(nodes);
        Arrays.stream(ends).forEach(all::set);
        return all;
    }

    /** The edges of a node come one after the other, from this one on to {@link #NONE}. */
    int firstEdge(int node) {
        return first[node];
    }

    int nextEdge(int edge) {
        return next[edge];
    }

    boolean reads(int edge) {
        return low[edge] >= 0;
    }

    boolean calls(int edge) {
        return low[edge] == CALL;
    }

    int low(int edge) {
        return low[edge];
    }

    int high(int edge) {
        return high[edge];
    }

    /** The rule that an edge reads. */
    int rule(int edge) {
        return high[edge];
    }

    int target(int edge) {
        return target[edge];
    }

    boolean alive(int node) {
        return alive.get(node);
    }

    /** Bytes in the same class are in the same edges. */
    int[] classes() {
        BitSet cuts = new BitSet(257);
        for (int edge = 0; edge < edges; edge++) {
            if (reads(edge)) {
                cuts.set(low[edge]);
                cuts.set(high[edge] + 1);
            }
        }
        int[] classes = new int[256];
        for (int i = 1; i < 256; i++) {
            classes[i] = classes[i - 1] + (cuts.get(i) ? 1 : 0);
        }
        return classes;
    }

    /** The nodes that are reached from some without reading, which are among them. */
    BitSet reached(BitSet some) {
        BitSet all = (BitSet) some.clone();
        BitSet open = (BitSet) some.clone();
        for (int node = open.nextSetBit(0); node >= 0; node = open.nextSetBit(0)) {
            open.clear(node);
            for (int edge = first[node]; edge != NONE; edge = next[edge]) {
                if (low[edge] == SKIP && !all.get(target[edge])) {
                    all.set(target[edge]);
                    open.set(target[edge]);
                }
            }
        }
        return all;
    }

    /** Rules that would be entered again and again before anything is read. */
    private void refuseLoops() {
        int[] visits = new int[starts.length];
        for (int rule = 0; rule < starts.length; rule++) {
            visit(rule, visits);
        }
    }

    private void visit(int rule, int[] visits) {
        if (visits[rule] == 1) {
            throw ConstrainErrors.endless(names.get(rule));
        }
        if (visits[rule] == 0) {
            visits[rule] = 1;
            BitSet begin = new BitSet();
            begin.set(starts[rule]);
            reached(begin).stream().forEach(node -> {
                for (int edge = first[node]; edge != NONE; edge = next[edge]) {
                    if (calls(edge)) {
                        visit(high[edge], visits);
                    }
                }
            });
            visits[rule] = 2;
        }
    }

    private void trim() {
        alive = finals();
        boolean more = true;
        while (more) {
            more = false;
            for (int node = nodes - 1; node >= 0; node--) {
                if (!alive.get(node) && leadsOn(node)) {
                    alive.set(node);
                    more = true;
                }
            }
        }
        if (!alive.get(starts[0])) {
            throw ConstrainErrors.unproductive(names.get(0));
        }
    }

    private boolean leadsOn(int node) {
        for (int edge = first[node]; edge != NONE; edge = next[edge]) {
            if (alive.get(target[edge]) && (!calls(edge) || alive.get(starts[high[edge]]))) {
                return true;
            }
        }
        return false;
    }
}

package dev.lamarck.engine.constrain;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through a net byte by byte. Sets of nodes become places, and places with their ways back become states, when they are first
 * met; both are kept, so that the same bytes after each other cost a look-up each. When too much is kept nothing more is, until it is
 * dropped: who is on the way goes on with the states it has.
 *
 * <p>For one thread at a time.
 */
final class Automaton {
    private static final int MOST_KEPT = 1 << 16;
    /** Ways of reading the same bytes that are followed. With fewer, fewer texts are possible, but each of them can be completed. */
    private static final int MOST_WAYS = 256;

    private final Net net;
    private final BitSet finals;
    private final int[] classes;
    private final int classCount;
    private final Map<IntBuffer, Place> places = new HashMap<>();
    private final Map<Integer, Place> entries = new HashMap<>();
    private final Map<State.Way, Return> returns = new HashMap<>();
    private final Map<Key, State> states = new HashMap<>();
    private final Return end;
    private final Return unknown;

    private record Key(List<State.Way> ways, boolean accepts, boolean leaves) {}

    Automaton(Net net) {
        this.net = net;
        this.finals = net.finals();
        this.classes = net.classes();
        this.classCount = classes[255] + 1;
        Place nowhere = new Place(new int[0], false, false, List.of(), classCount);
        this.end = Return.mark(nowhere);
        this.unknown = Return.mark(nowhere);
    }

    State start() {
        return state(List.of(new State.Way(place(net.start(0)), end)));
    }

    /** A place whose ways back are not known. */
    State inside(Place place) {
        return state(List.of(new State.Way(place, unknown)));
    }

    /** Where one is after a rule has ended; what cannot end is the last state of a text. */
    State after(Return back) {
        State known = back.resumed;
        if (known == null) {
            known = back == end
                    ? new State(List.of(), true, false, classCount)
                    : state(List.of(new State.Way(back.place, back.rest)));
            back.resumed = known;
        }
        return known;
    }

    State next(State state, int value) {
        int kind = classes[value];
        State known = state.next[kind];
        if (known == null) {
            List<State.Way> read = new ArrayList<>();
            for (State.Way way : state.ways) {
                Place place = next(way.place(), kind, value);
                if (place.nodes.length > 0) {
                    read.add(new State.Way(place, way.back()));
                }
            }
            known = state(read);
            if (!full()) {
                state.next[kind] = known;
            }
        }
        return known;
    }

    /** Whether so much is kept that it should be dropped. */
    boolean full() {
        return places.size() + returns.size() + states.size() > MOST_KEPT;
    }

    /** Drops what is kept. */
    void forget() {
        places.clear();
        entries.clear();
        returns.clear();
        states.clear();
        end.resumed = null;
    }

    private Place next(Place place, int kind, int value) {
        Place known = place.next[kind];
        if (known == null) {
            BitSet read = new BitSet();
            for (int node : place.nodes) {
                for (int edge = net.firstEdge(node); edge != Net.NONE; edge = net.nextEdge(edge)) {
                    if (net.reads(edge) && net.low(edge) <= value && value <= net.high(edge)) {
                        read.set(net.target(edge));
                    }
                }
            }
            known = place(read);
            if (!full()) {
                place.next[kind] = known;
            }
        }
        return known;
    }

    private Place place(int node) {
        Place known = entries.get(node);
        if (known == null) {
            BitSet one = new BitSet();
            one.set(node);
            known = place(one);
            entries.put(node, known);
        }
        return known;
    }

    private Place place(BitSet some) {
        int[] nodes = net.reached(some).stream().filter(this::matters).toArray();
        IntBuffer key = IntBuffer.wrap(nodes);
        Place known = places.get(key);
        if (known == null) {
            known = made(nodes);
            if (!full()) {
                places.put(key, known);
            }
        }
        return known;
    }

    /** Nodes that only skip are not worth telling places apart. */
    private boolean matters(int node) {
        if (!net.alive(node)) {
            return false;
        }
        boolean matters = finals.get(node);
        for (int edge = net.firstEdge(node); edge != Net.NONE && !matters; edge = net.nextEdge(edge)) {
            matters = usable(edge) && (net.reads(edge) || net.calls(edge));
        }
        return matters;
    }

    private boolean usable(int edge) {
        return net.alive(net.target(edge)) && (!net.calls(edge) || net.alive(net.start(net.rule(edge))));
    }

    private Place made(int[] nodes) {
        boolean reads = false;
        Set<Place.Call> calls = new LinkedHashSet<>();
        for (int node : nodes) {
            for (int edge = net.firstEdge(node); edge != Net.NONE; edge = net.nextEdge(edge)) {
                if (usable(edge) && net.calls(edge)) {
                    calls.add(new Place.Call(net.rule(edge), net.target(edge)));
                }
                reads |= usable(edge) && net.reads(edge);
            }
        }
        boolean ends = Arrays.stream(nodes).anyMatch(finals::get);
        return new Place(nodes, ends, reads, List.copyOf(calls), classCount);
    }

    /** Follows all rules that begin, and all returns of those that end. */
    private State state(List<State.Way> some) {
        Set<State.Way> seen = new LinkedHashSet<>(some);
        Deque<State.Way> open = new ArrayDeque<>(seen);
        List<State.Way> reading = new ArrayList<>();
        boolean accepts = false;
        boolean leaves = false;
        while (!open.isEmpty()) {
            State.Way way = open.remove();
            if (way.place().reads && reading.size() < MOST_WAYS) {
                reading.add(way);
            }
            if (way.place().ends) {
                Return back = way.back();
                accepts |= back == end;
                leaves |= back == unknown;
                if (back != end && back != unknown) {
                    follow(new State.Way(back.place, back.rest), seen, open);
                }
            }
            for (Place.Call call : way.place().calls) {
                Return back = back(new State.Way(place(call.then()), way.back()));
                follow(new State.Way(place(net.start(call.rule())), back), seen, open);
            }
        }
        Key key = new Key(reading, accepts, leaves);
        State known = states.get(key);
        if (known == null) {
            known = new State(reading, accepts, leaves, classCount);
            if (!full()) {
                states.put(key, known);
            }
        }
        return known;
    }

    private static void follow(State.Way next, Set<State.Way> seen, Deque<State.Way> open) {
        if (seen.size() < 4 * MOST_WAYS && seen.add(next)) {
            open.add(next);
        }
    }

    private Return back(State.Way then) {
        return returns.computeIfAbsent(then, any -> new Return(then.place(), then.back()));
    }
}

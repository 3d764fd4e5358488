package dev.lamarck.engine.constrain;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private final Net net;
    private final BitSet finals;
    private final int[] classes;
    private final int classCount;
    private final Map<IntBuffer, Place> places = new HashMap<>();
    private final Map<Integer, Place> entries = new HashMap<>();
    private final Map<Back, Return> returns = new HashMap<>();
    private final Map<Key, State> states = new HashMap<>();
    private final Return end;
    private final Return unknown;

    private record Back(Set<Return.Frame> frames, boolean end, boolean unknown) {}

    private record Key(List<State.Way> ways, boolean accepts, boolean leaves) {}

    Automaton(Net net) {
        this.net = net;
        this.finals = net.finals();
        this.classes = net.classes();
        this.classCount = classes[255] + 1;
        this.end = new Return(List.of(), true, false);
        this.unknown = new Return(List.of(), false, true);
    }

    State start() {
        return state(Map.of(place(net.start(0)), end), false, false);
    }

    /** A place whose ways back are not known. */
    State inside(Place place) {
        return state(Map.of(place, unknown), false, false);
    }

    /** Where one is after a rule has ended. */
    State after(Return back) {
        State known = back.resumed;
        if (known == null) {
            Map<Place, Return> places = new LinkedHashMap<>();
            back.frames.forEach(frame -> places.merge(frame.place(), frame.rest(), this::either));
            known = state(places, back.end, back.unknown);
            back.resumed = known;
        }
        return known;
    }

    State next(State state, int value) {
        int kind = classes[value];
        State known = state.next[kind];
        if (known == null) {
            Map<Place, Return> read = new LinkedHashMap<>();
            for (State.Way way : state.ways) {
                Place place = next(way.place(), kind, value);
                if (place.nodes.length > 0) {
                    read.merge(place, way.back(), this::either);
                }
            }
            known = state(read, false, false);
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
    private State state(Map<Place, Return> some, boolean accepting, boolean leaving) {
        Map<Place, Return> backs = new LinkedHashMap<>(some);
        Deque<Place> open = new ArrayDeque<>(backs.keySet());
        boolean accepts = accepting;
        boolean leaves = leaving;
        while (!open.isEmpty()) {
            Place place = open.remove();
            Return back = Objects.requireNonNull(backs.get(place));
            if (place.ends) {
                accepts |= back.end;
                leaves |= back.unknown;
                back.frames.forEach(frame -> follow(frame.place(), frame.rest(), backs, open));
            }
            for (Place.Call call : place.calls) {
                Return then = known(Set.of(new Return.Frame(place(call.then()), back)), false, false);
                follow(place(net.start(call.rule())), then, backs, open);
            }
        }
        List<State.Way> reading = new ArrayList<>();
        backs.forEach((place, back) -> {
            if (place.reads) {
                reading.add(new State.Way(place, back));
            }
        });
        return known(reading, accepts, leaves);
    }

    private State known(List<State.Way> ways, boolean accepts, boolean leaves) {
        Key key = new Key(ways, accepts, leaves);
        State known = states.get(key);
        if (known == null) {
            known = new State(ways, accepts, leaves, classCount);
            if (!full()) {
                states.put(key, known);
            }
        }
        return known;
    }

    private void follow(Place place, Return back, Map<Place, Return> backs, Deque<Place> open) {
        Return before = backs.get(place);
        Return after = before == null ? back : either(before, back);
        if (after != before) {
            backs.put(place, after);
            open.add(place);
        }
    }

    private Return either(Return one, Return other) {
        if (one == other) {
            return one;
        }
        Set<Return.Frame> frames = new LinkedHashSet<>(one.frames);
        frames.addAll(other.frames);
        return known(frames, one.end || other.end, one.unknown || other.unknown);
    }

    private Return known(Set<Return.Frame> frames, boolean ending, boolean leaving) {
        return frames.isEmpty() && ending != leaving
                ? (ending ? end : unknown)
                : returns.computeIfAbsent(
                        new Back(frames, ending, leaving), any -> new Return(List.copyOf(frames), ending, leaving));
    }
}

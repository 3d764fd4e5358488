package dev.lamarck.engine.constrain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What may be written, byte by byte: the parts that grammars are put together from. */
sealed interface Syntax {
    int UNLIMITED = Integer.MAX_VALUE;

    Syntax EMPTY = new Row(List.of());

    /** Puts all ways of writing it between two nodes of a net. */
    void spread(Net net, int from, int to);

    static Syntax row(Syntax... parts) {
        return new Row(List.of(parts));
    }

    static Syntax either(Syntax... ways) {
        return new Either(List.of(ways));
    }

    static Syntax optional(Syntax part) {
        return new Times(part, 0, 1);
    }

    static Syntax any(Syntax part) {
        return new Times(part, 0, UNLIMITED);
    }

    static Syntax text(String text) {
        List<Syntax> bytes = new ArrayList<>();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(new Bytes(one & 0xff, one & 0xff));
        }
        return bytes.size() == 1 ? bytes.get(0) : new Row(bytes);
    }

    static Syntax digits(int from, int to) {
        return new Bytes('0' + from, '0' + to);
    }

    /** One byte of a range. */
    record Bytes(int from, int to) implements Syntax {
        @Override
        public void spread(Net net, int start, int end) {
            net.bytes(start, from, to, end);
        }
    }

    /** One part after the other. */
    record Row(List<Syntax> parts) implements Syntax {
        public Row {
            parts = List.copyOf(parts);
        }

        @Override
        public void spread(Net net, int from, int to) {
            int at = from;
            for (int i = 0; i < parts.size() - 1; i++) {
                int next = net.node();
                parts.get(i).spread(net, at, next);
                at = next;
            }
            if (parts.isEmpty()) {
                net.skip(at, to);
            } else {
                parts.get(parts.size() - 1).spread(net, at, to);
            }
        }
    }

    /** One of several; nothing at all if there is none. */
    record Either(List<Syntax> ways) implements Syntax {
        public Either {
            ways = List.copyOf(ways);
        }

        @Override
        public void spread(Net net, int from, int to) {
            ways.forEach(way -> way.spread(net, from, to));
        }
    }

    /** A part again and again. */
    record Times(Syntax part, int least, int most) implements Syntax {
        @Override
        public void spread(Net net, int from, int to) {
            int at = net.node();
            net.skip(from, at);
            for (int i = 0; i < least; i++) {
                at = once(net, at);
            }
            net.skip(at, to);
            if (most == UNLIMITED) {
                part.spread(net, at, at);
                return;
            }
            for (int i = least; i < most; i++) {
                at = once(net, at);
                net.skip(at, to);
            }
        }

        private int once(Net net, int at) {
            int next = net.node();
            part.spread(net, at, next);
            return next;
        }
    }

    /** Parts in this order, of which some may be missing, with separators between those that are there. */
    record Members(List<Member> members, Syntax separator) implements Syntax {
        public Members {
            members = List.copyOf(members);
        }

        @Override
        public void spread(Net net, int from, int to) {
            int none = net.node();
            int some = net.node();
            net.skip(from, none);
            for (Member member : members) {
                int begin = net.node();
                int nextNone = net.node();
                int nextSome = net.node();
                net.skip(none, begin);
                separator.spread(net, some, begin);
                member.part().spread(net, begin, nextSome);
                if (!member.required()) {
                    net.skip(none, nextNone);
                    net.skip(some, nextSome);
                }
                if (member.repeated()) {
                    separator.spread(net, nextSome, begin);
                }
                none = nextNone;
                some = nextSome;
            }
            net.skip(none, to);
            net.skip(some, to);
        }
    }

    /** One of {@link Members}. */
    record Member(Syntax part, boolean required, boolean repeated) {}

    /** What a rule of the grammar says, which may be the one that this is part of. */
    record Named(String rule) implements Syntax {
        @Override
        public void spread(Net net, int from, int to) {
            net.call(from, rule, to);
        }
    }
}

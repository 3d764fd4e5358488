package dev.lamarck.engine.constrain;

import org.jspecify.annotations.Nullable;

/** Where to go on when a rule ends, and when the one around it does. */
final class Return {
    final Place place;
    final Return rest;

    /** What is there after the return. */
    @Nullable
    State resumed;

    Return(Place place, Return rest) {
        this.place = place;
        this.rest = rest;
    }

    private Return(Place place) {
        this.place = place;
        this.rest = this;
    }

    /** A return of its own kind, that leads nowhere. */
    static Return mark(Place nowhere) {
        return new Return(nowhere);
    }
}

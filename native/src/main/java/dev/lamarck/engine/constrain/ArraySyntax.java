package dev.lamarck.engine.constrain;

import java.util.List;
import java.util.Optional;

/**
 * How JSON writes arrays.
 *
 * @param first what the first items are
 * @param rest what all others are; none if there are no others
 */
record ArraySyntax(List<Syntax> first, Optional<Syntax> rest, int least, int most, Syntax comma, String place) {
    Syntax written() {
        boolean tooFew = rest.isEmpty() && first.size() < least;
        if (most < least || tooFew) {
            throw ConstrainErrors.impossible(
                    place,
                    "no array has at least %,d items".formatted(least)
                            + " and at most %,d".formatted(tooFew ? first.size() : most));
        }
        return Syntax.row(Syntax.text("["), from(0), Syntax.text("]"));
    }

    /** All items from one on, with the comma before them. */
    private Syntax from(int place) {
        if (place == most) {
            return Syntax.EMPTY;
        }
        if (place < first.size()) {
            Syntax item = place == 0 ? first.get(0) : Syntax.row(comma, first.get(place));
            Syntax all = Syntax.row(item, from(place + 1));
            return place < least ? all : Syntax.optional(all);
        }
        if (rest.isEmpty()) {
            return Syntax.EMPTY;
        }
        Syntax more = Syntax.row(comma, rest.get());
        if (place > 0) {
            return new Syntax.Times(more, Math.max(0, least - place), left(place));
        }
        Syntax all = Syntax.row(rest.get(), new Syntax.Times(more, Math.max(0, least - 1), left(1)));
        return least > 0 ? all : Syntax.optional(all);
    }

    private int left(int place) {
        return most == Syntax.UNLIMITED ? Syntax.UNLIMITED : most - place;
    }
}

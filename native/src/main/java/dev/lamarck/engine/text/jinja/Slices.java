package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Python's slices of texts and lists. */
final class Slices {

    private Slices() {}

    static Value of(Value value, Optional<Long> from, Optional<Long> to, Optional<Long> stride, Rendering rendering) {
        if (value instanceof Value.Undefined undefined) {
            throw TemplateErrors.undefined(undefined.message());
        }
        boolean text = value instanceof Value.Text;
        boolean list = value instanceof Value.Sequence sequence && sequence.form() != Value.Sequence.Form.STREAM;
        if (!text && !list) {
            return Value.Undefined.member(value, "slice");
        }
        List<Value> taken = taken(Elements.of(value, rendering), from, to, stride.orElse(1L));
        if (value instanceof Value.Sequence sequence) {
            return rendering.made(Value.Sequence.of(sequence.form(), taken));
        }
        StringBuilder characters = new StringBuilder();
        taken.forEach(character -> characters.append(((Value.Text) character).text()));
        return new Value.Text(characters.toString());
    }

    private static List<Value> taken(List<Value> items, Optional<Long> from, Optional<Long> to, long stride) {
        if (stride == 0) {
            throw TemplateErrors.dividedByZero();
        }
        int size = items.size();
        boolean back = stride < 0;
        long start = from.map(place -> bound(place, size, back)).orElse(back ? size - 1L : 0L);
        long end = to.map(place -> bound(place, size, back)).orElse(back ? -1L : size);
        List<Value> taken = new ArrayList<>();
        long step = Math.max(-size - 1L, Math.min(size + 1L, stride));
        for (long i = start; back ? i > end : i < end; i += step) {
            taken.add(items.get((int) i));
        }
        return taken;
    }

    /** A place within the list, counted from its end if negative. */
    private static long bound(long place, int size, boolean back) {
        long counted = place < 0 ? place + size : place;
        return back ? Math.max(-1, Math.min(size - 1L, counted)) : Math.max(0, Math.min(size, counted));
    }
}

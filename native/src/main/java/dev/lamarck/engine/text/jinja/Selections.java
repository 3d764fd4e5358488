package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Filters that apply a filter or a test to each element of a list. */
final class Selections {

    private Selections() {}

    /** The attribute of a value, whose name may have dots; the value itself if none is asked for. */
    static Value attribute(Value value, Optional<Value> path) {
        if (path.isEmpty() || path.get() == Plain.NOTHING) {
            return value;
        }
        if (!(path.get() instanceof Value.Text text)) {
            return Members.item(value, path.get());
        }
        Value found = value;
        for (String part : text.text().split("\\.", -1)) {
            boolean number = Case.all(part, point -> point >= '0' && point <= '9') && part.length() < 10;
            found = Members.item(found, number ? new Value.Whole(Long.parseLong(part)) : new Value.Text(part));
        }
        return found;
    }

    static Value mapped(Value value, Arguments arguments, Rendering rendering) {
        Optional<Value> attribute = Optional.ofNullable(arguments.named().get("attribute"));
        Optional<Value> otherwise = Optional.ofNullable(arguments.named().get("default"));
        List<Value> mapped = new ArrayList<>();
        for (Value item : Elements.of(value, rendering)) {
            rendering.spend(1);
            Value result = attribute.isPresent()
                    ? attribute(item, attribute)
                    : Filters.find(arguments.needText(0, "filter")).of(item, arguments.from(1), rendering);
            mapped.add(result instanceof Value.Undefined ? otherwise.orElse(result) : result);
        }
        return rendering.made(Value.Sequence.stream(mapped));
    }

    /** Those elements that pass a test, or those that do not. */
    static Value chosen(Value value, Arguments arguments, Rendering rendering, boolean passing) {
        return chosen(value, Optional.empty(), arguments, rendering, passing);
    }

    static Value chosenByAttribute(Value value, Arguments arguments, Rendering rendering, boolean passing) {
        return chosen(value, Optional.of(arguments.need(0, "attribute")), arguments.from(1), rendering, passing);
    }

    private static Value chosen(
            Value value, Optional<Value> attribute, Arguments test, Rendering rendering, boolean passing) {
        boolean plain = test.positional().isEmpty();
        Checks.Check check =
                plain ? (tested, arguments, budget) -> tested.truth() : Checks.find(test.needText(0, "test"));
        List<Value> chosen = new ArrayList<>();
        for (Value item : Elements.of(value, rendering)) {
            rendering.spend(1);
            if (check.holds(attribute(item, attribute), test.from(1), rendering) == passing) {
                chosen.add(item);
            }
        }
        return rendering.made(Value.Sequence.stream(chosen));
    }
}

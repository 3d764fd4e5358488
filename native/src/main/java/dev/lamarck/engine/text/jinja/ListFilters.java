package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Filters of lists. */
final class ListFilters {

    private static final Map<String, Filters.Filter> ALL = new TreeMap<>();

    static {
        ALL.put("length", (value, arguments, rendering) -> new Value.Whole(Elements.count(value)));
        ALL.put("count", (value, arguments, rendering) -> new Value.Whole(Elements.count(value)));
        ALL.put("list", (value, arguments, rendering) -> list(Elements.of(value, rendering), rendering));
        ALL.put("first", (value, arguments, rendering) -> end(value, rendering, false));
        ALL.put("last", (value, arguments, rendering) -> end(value, rendering, true));
        ALL.put("join", ListFilters::join);
        ALL.put("reverse", ListFilters::reversed);
        ALL.put("sort", ListFilters::sorted);
        ALL.put("dictsort", ListFilters::dictSorted);
        ALL.put("unique", ListFilters::unique);
        ALL.put("sum", ListFilters::sum);
        ALL.put("min", (value, arguments, rendering) -> extreme(value, arguments, rendering, false));
        ALL.put("max", (value, arguments, rendering) -> extreme(value, arguments, rendering, true));
        ALL.put("map", Selections::mapped);
        ALL.put("select", (value, arguments, rendering) -> Selections.chosen(value, arguments, rendering, true));
        ALL.put("reject", (value, arguments, rendering) -> Selections.chosen(value, arguments, rendering, false));
        ALL.put(
                "selectattr",
                (value, arguments, rendering) -> Selections.chosenByAttribute(value, arguments, rendering, true));
        ALL.put(
                "rejectattr",
                (value, arguments, rendering) -> Selections.chosenByAttribute(value, arguments, rendering, false));
        ALL.put("groupby", ListFilters::grouped);
        ALL.put("batch", ListFilters::batches);
    }

    private ListFilters() {}

    static Map<String, Filters.Filter> all() {
        return ALL;
    }

    private static Value list(List<Value> items, Rendering rendering) {
        return rendering.made(Value.Sequence.list(List.copyOf(items)));
    }

    private static Value end(Value value, Rendering rendering, boolean last) {
        if (last && value instanceof Value.Sequence sequence && sequence.form() == Value.Sequence.Form.STREAM) {
            throw TemplateErrors.badValue("last", value);
        }
        List<Value> items = Elements.of(value, rendering);
        if (items.isEmpty()) {
            return new Value.Undefined("there is no %s element".formatted(last ? "last" : "first"));
        }
        return items.get(last ? items.size() - 1 : 0);
    }

    private static Value join(Value value, Arguments arguments, Rendering rendering) {
        String between = arguments.at(0, "d").map(rendering::text).orElse("");
        List<Value> items = new ArrayList<>();
        for (Value item : Elements.of(value, rendering)) {
            items.add(Selections.attribute(item, arguments.at(1, "attribute")));
        }
        return Texts.join(between, items, false, rendering);
    }

    private static Value reversed(Value value, Arguments arguments, Rendering rendering) {
        List<Value> items = new ArrayList<>(Elements.of(value, rendering));
        Collections.reverse(items);
        return value instanceof Value.Text
                ? Texts.join("", items, true, rendering)
                : rendering.made(Value.Sequence.stream(items));
    }

    private static Value sorted(Value value, Arguments arguments, Rendering rendering) {
        List<Value> items = new ArrayList<>(Elements.of(value, rendering));
        boolean exact = arguments.truth(1, "case_sensitive", false);
        Optional<Value> attribute = arguments.at(2, "attribute");
        Comparator<Value> order = order(exact, attribute, rendering);
        items.sort(arguments.truth(0, "reverse", false) ? order.reversed() : order);
        return rendering.made(Value.Sequence.list(items));
    }

    private static Comparator<Value> order(boolean exact, Optional<Value> attribute, Rendering rendering) {
        return (left, right) -> {
            rendering.spend(left.weight() + right.weight());
            return Comparisons.order(key(left, attribute, exact), key(right, attribute, exact));
        };
    }

    /** The attribute, or the list of attributes whose names have commas between them. */
    private static Value key(Value value, Optional<Value> attribute, boolean exact) {
        boolean several = attribute.isPresent()
                && attribute.get() instanceof Value.Text names
                && names.text().indexOf(',') >= 0;
        if (!several) {
            return folded(Selections.attribute(value, attribute), exact);
        }
        List<Value> keys = new ArrayList<>();
        for (String name : ((Value.Text) attribute.get()).text().split(",")) {
            keys.add(folded(Selections.attribute(value, Optional.of(new Value.Text(name))), exact));
        }
        return Value.Sequence.list(keys);
    }

    private static Value folded(Value value, boolean exact) {
        return !exact && value instanceof Value.Text text ? new Value.Text(Case.lower(text.text())) : value;
    }

    private static Value dictSorted(Value value, Arguments arguments, Rendering rendering) {
        if (!(value instanceof Value.Dict dict)) {
            throw TemplateErrors.badValue("dictsort", value);
        }
        boolean exact = arguments.truth(0, "case_sensitive", false);
        boolean byValue = arguments.text(1, "by").orElse("key").equals("value");
        List<Value> pairs = new ArrayList<>(Methods.items(dict, rendering).items());
        Comparator<Value> order = order(exact, Optional.of(new Value.Whole(byValue ? 1 : 0)), rendering);
        pairs.sort(arguments.truth(2, "reverse", false) ? order.reversed() : order);
        return rendering.made(Value.Sequence.list(pairs));
    }

    private static Value unique(Value value, Arguments arguments, Rendering rendering) {
        boolean exact = arguments.truth(0, "case_sensitive", false);
        Map<Value, Value> seen = new LinkedHashMap<>();
        for (Value item : Elements.of(value, rendering)) {
            rendering.spend(item.weight());
            seen.putIfAbsent(folded(Selections.attribute(item, arguments.at(1, "attribute")), exact), item);
        }
        return rendering.made(Value.Sequence.stream(List.copyOf(seen.values())));
    }

    private static Value sum(Value value, Arguments arguments, Rendering rendering) {
        Value sum = arguments.at(1, "start").orElse(new Value.Whole(0));
        for (Value item : Elements.of(value, rendering)) {
            sum = Arithmetic.of("+", sum, Selections.attribute(item, arguments.at(0, "attribute")), rendering);
        }
        return sum;
    }

    private static Value extreme(Value value, Arguments arguments, Rendering rendering, boolean greatest) {
        List<Value> items = Elements.of(value, rendering);
        if (items.isEmpty()) {
            return new Value.Undefined("there is no element");
        }
        boolean exact = arguments.truth(0, "case_sensitive", false);
        Comparator<Value> order = order(exact, arguments.at(1, "attribute"), rendering);
        Value best = items.get(0);
        for (Value item : items) {
            int compared = order.compare(item, best);
            best = greatest ? (compared > 0 ? item : best) : (compared < 0 ? item : best);
        }
        return best;
    }

    private static Value grouped(Value value, Arguments arguments, Rendering rendering) {
        Optional<Value> attribute = Optional.of(arguments.need(0, "attribute"));
        boolean exact = arguments.truth(2, "case_sensitive", false);
        List<Value> items = new ArrayList<>(Elements.of(value, rendering));
        items.sort(order(exact, attribute, rendering));
        Map<Value, List<Value>> groups = new LinkedHashMap<>();
        for (Value item : items) {
            Value key = folded(Selections.attribute(item, attribute), exact);
            groups.computeIfAbsent(key, any -> new ArrayList<>()).add(item);
        }
        List<Value> pairs = new ArrayList<>();
        groups.forEach((key, group) -> pairs.add(
                Value.Sequence.tuple(Selections.attribute(group.get(0), attribute), Value.Sequence.list(group))));
        return rendering.made(Value.Sequence.list(pairs));
    }

    private static Value batches(Value value, Arguments arguments, Rendering rendering) {
        long size = arguments.whole(0, "linecount", 1);
        List<Value> items = Elements.of(value, rendering);
        if (size < 1) {
            throw TemplateErrors.empty("batch");
        }
        List<Value> batches = new ArrayList<>();
        for (long start = 0; start < items.size(); start += size) {
            long end = Math.min(items.size(), start + size);
            batches.add(Value.Sequence.list(List.copyOf(items.subList((int) start, (int) end))));
        }
        return rendering.made(Value.Sequence.stream(batches));
    }
}

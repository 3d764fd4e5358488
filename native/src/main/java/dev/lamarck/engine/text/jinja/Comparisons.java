package dev.lamarck.engine.text.jinja;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Which values are equal, which come first, and which contain which, as in Python. */
final class Comparisons {

    private Comparisons() {}

    static boolean equal(Value left, Value right) {
        if (left instanceof Value.Sequence one && right instanceof Value.Sequence other) {
            return one.form() == other.form() && equal(one.items(), other.items());
        }
        if (left instanceof Value.Dict one && right instanceof Value.Dict other) {
            return equal(one.entries(), other.entries());
        }
        if (isNumber(left) && isNumber(right)) {
            return compareNumbers(left, right) == 0 && !nan(left) && !nan(right);
        }
        boolean undefined = left instanceof Value.Undefined && right instanceof Value.Undefined;
        return undefined || left.equals(right);
    }

    private static boolean equal(List<Value> left, List<Value> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<Value> others = right.iterator();
        return left.stream().allMatch(item -> equal(item, others.next()));
    }

    private static boolean equal(Map<Value, Value> left, Map<Value, Value> right) {
        return left.size() == right.size()
                && left.entrySet().stream().allMatch(entry -> {
                    Value other = right.get(entry.getKey());
                    return other != null && equal(entry.getValue(), other);
                });
    }

    static boolean holds(String operator, Value left, Value right, Rendering rendering) {
        rendering.spend(1 + Math.min(left.weight(), right.weight()));
        return switch (operator) {
            case "==" -> equal(left, right);
            case "!=" -> !equal(left, right);
            case "in" -> contains(right, left, rendering);
            case "not in" -> !contains(right, left, rendering);
            default -> ordered(operator, left, right);
        };
    }

    private static boolean ordered(String operator, Value left, Value right) {
        if (nan(left) || nan(right)) {
            return false;
        }
        int order = order(operator, left, right);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    static int order(Value left, Value right) {
        return order("<", left, right);
    }

    private static int order(String operator, Value left, Value right) {
        if (isNumber(left) && isNumber(right)) {
            return compareNumbers(left, right);
        }
        if (left instanceof Value.Text one && right instanceof Value.Text other) {
            return compareTexts(one.text(), other.text());
        }
        if (left instanceof Value.Sequence one
                && right instanceof Value.Sequence other
                && one.form() == other.form()
                && one.form() != Value.Sequence.Form.STREAM) {
            return order(operator, one.items(), other.items());
        }
        if (left instanceof Value.Undefined undefined) {
            throw TemplateErrors.undefined(undefined.message());
        }
        if (right instanceof Value.Undefined undefined) {
            throw TemplateErrors.undefined(undefined.message());
        }
        throw TemplateErrors.badOperands(operator, left, right);
    }

    private static int order(String operator, List<Value> left, List<Value> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            if (!equal(left.get(i), right.get(i))) {
                return order(operator, left.get(i), right.get(i));
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /** By code points, whose order is not that of UTF-16. */
    private static int compareTexts(String left, String right) {
        int same = 0;
        int shorter = Math.min(left.length(), right.length());
        while (same < shorter && left.charAt(same) == right.charAt(same)) {
            same++;
        }
        if (same == shorter) {
            return Integer.compare(left.length(), right.length());
        }
        char one = left.charAt(same);
        char other = right.charAt(same);
        boolean bothOrNone = Character.isSurrogate(one) == Character.isSurrogate(other);
        return bothOrNone ? Character.compare(one, other) : Character.isSurrogate(one) ? 1 : -1;
    }

    private static boolean contains(Value whole, Value part, Rendering rendering) {
        rendering.spend(whole.weight());
        if (whole instanceof Value.Text text) {
            if (part instanceof Value.Text sought) {
                rendering.spend(text.text().length());
                return text.text().contains(sought.text());
            }
            throw TemplateErrors.badOperands("in", part, whole);
        }
        if (whole instanceof Value.Dict dict) {
            return dict.entries().containsKey(part);
        }
        return Elements.of(whole, rendering).stream().anyMatch(item -> equal(item, part));
    }

    static boolean isNumber(Value value) {
        return value instanceof Value.Whole || value instanceof Value.Real || value instanceof Value.Truth;
    }

    private static boolean nan(Value value) {
        return value instanceof Value.Real real && Double.isNaN(real.number());
    }

    private static int compareNumbers(Value left, Value right) {
        if (left instanceof Value.Real || right instanceof Value.Real) {
            return Arithmetic.real(left) == Arithmetic.real(right)
                    ? 0
                    : Double.compare(Arithmetic.real(left), Arithmetic.real(right));
        }
        return Long.compare(Arithmetic.whole(left), Arithmetic.whole(right));
    }
}

package dev.lamarck.engine.text.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Python's operators on numbers, texts and lists. */
final class Arithmetic {

    private Arithmetic() {}

    static long whole(Value value) {
        if (value instanceof Value.Truth truth) {
            return truth.truth() ? 1 : 0;
        }
        return ((Value.Whole) value).number();
    }

    static double real(Value value) {
        return value instanceof Value.Real real ? real.number() : whole(value);
    }

    static Value of(String operator, Value left, Value right, Rendering rendering) {
        check(left);
        check(right);
        if (Comparisons.isNumber(left) && Comparisons.isNumber(right)) {
            boolean exact = !(left instanceof Value.Real) && !(right instanceof Value.Real) && !operator.equals("/");
            return exact ? wholes(operator, whole(left), whole(right)) : reals(operator, real(left), real(right));
        }
        if (operator.equals("+")) {
            return sum(left, right, rendering);
        }
        if (operator.equals("*") && right instanceof Value.Whole times) {
            return repeated(left, times, rendering);
        }
        if (operator.equals("*") && left instanceof Value.Whole times) {
            return repeated(right, times, rendering);
        }
        throw TemplateErrors.badOperands(operator, left, right);
    }

    static Value negative(Value value) {
        check(value);
        if (value instanceof Value.Real real) {
            return new Value.Real(-real.number());
        }
        if (Comparisons.isNumber(value)) {
            return wholes("-", 0, whole(value));
        }
        throw TemplateErrors.badValue("-", value);
    }

    private static void check(Value value) {
        if (value instanceof Value.Undefined undefined) {
            throw TemplateErrors.undefined(undefined.message());
        }
    }

    private static Value wholes(String operator, long left, long right) {
        try {
            return switch (operator) {
                case "+" -> new Value.Whole(Math.addExact(left, right));
                case "-" -> new Value.Whole(Math.subtractExact(left, right));
                case "*" -> new Value.Whole(Math.multiplyExact(left, right));
                case "//" -> new Value.Whole(Math.floorDiv(left, divisor(right)));
                case "%" -> new Value.Whole(Math.floorMod(left, divisor(right)));
                default -> power(left, right);
            };
        } catch (ArithmeticException e) {
            throw TemplateErrors.noNumber(new Value.Whole(left));
        }
    }

    private static long divisor(long number) {
        if (number == 0) {
            throw TemplateErrors.dividedByZero();
        }
        return number;
    }

    private static Value power(long base, long exponent) {
        if (exponent < 0) {
            return new Value.Real(Math.pow((double) divisor(base), (double) exponent));
        }
        if (base == 0 || base == 1) {
            return new Value.Whole(exponent == 0 ? 1 : base);
        }
        long result = 1;
        for (long i = 0; i < exponent; i++) {
            result = base == -1 ? (exponent % 2 == 0 ? 1 : -1) : Math.multiplyExact(result, base);
            if (base == -1) {
                break;
            }
        }
        return new Value.Whole(result);
    }

    private static Value reals(String operator, double left, double right) {
        boolean divides = operator.equals("/") || operator.equals("//") || operator.equals("%");
        if (divides && right == 0) {
            throw TemplateErrors.dividedByZero();
        }
        return new Value.Real(
                switch (operator) {
                    case "+" -> left + right;
                    case "-" -> left - right;
                    case "*" -> left * right;
                    case "/" -> left / right;
                    case "//" -> Math.floor(left / right);
                    case "%" -> left - Math.floor(left / right) * right;
                    default -> Math.pow(left, right);
                });
    }

    private static Value sum(Value left, Value right, Rendering rendering) {
        if (left instanceof Value.Text one && right instanceof Value.Text other) {
            return rendering.made(one.text() + other.text());
        }
        if (left instanceof Value.Sequence one && right instanceof Value.Sequence other && one.form() == other.form()) {
            List<Value> items = new ArrayList<>(one.items());
            items.addAll(other.items());
            return rendering.made(Value.Sequence.of(one.form(), items));
        }
        throw TemplateErrors.badOperands("+", left, right);
    }

    private static Value repeated(Value value, Value.Whole number, Rendering rendering) {
        long times = Math.max(0, number.number());
        boolean letters = value instanceof Value.Text;
        long size = value instanceof Value.Text text ? text.text().length() : value.weight();
        boolean small = Math.multiplyHigh(times, size) == 0 && times * size >= 0;
        rendering.spend(small ? Math.max(times, times * size) : Long.MAX_VALUE);
        rendering.spendElements(letters || !small ? 0 : times * size);
        if (value instanceof Value.Text text) {
            return new Value.Text(text.text().isEmpty() ? "" : text.text().repeat((int) times));
        }
        if (value instanceof Value.Sequence sequence && sequence.form() != Value.Sequence.Form.STREAM) {
            List<Value> items = new ArrayList<>();
            Collections.nCopies((int) times, sequence.items()).forEach(items::addAll);
            return Value.Sequence.of(sequence.form(), items);
        }
        throw TemplateErrors.badOperands("*", value, number);
    }
}

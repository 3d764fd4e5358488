package dev.lamarck.engine.text.jinja;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Filters that make numbers. */
final class Numbers {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern REAL = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?");
    private static final int MOST_DIGITS = 300;

    private Numbers() {}

    /** The whole number that a value stands for; another if it stands for none. */
    static Value whole(Value value, Arguments arguments) {
        if (value instanceof Value.Whole || value instanceof Value.Truth) {
            return new Value.Whole(Arithmetic.whole(value));
        }
        if (value instanceof Value.Real real) {
            return new Value.Whole((long) real.number());
        }
        String text = value instanceof Value.Text given ? stripped(given.text()) : "";
        if (WHOLE.matcher(text).matches()) {
            return new Value.Whole(Long.parseLong(text));
        }
        if (REAL.matcher(text).matches()) {
            return new Value.Whole((long) Double.parseDouble(text));
        }
        return arguments.at(0, "default").orElse(new Value.Whole(0));
    }

    static Value real(Value value, Arguments arguments) {
        if (Comparisons.isNumber(value)) {
            return new Value.Real(Arithmetic.real(value));
        }
        String text = value instanceof Value.Text given ? stripped(given.text()) : "";
        return REAL.matcher(text).matches()
                ? new Value.Real(Double.parseDouble(text))
                : arguments.at(0, "default").orElse(new Value.Real(0));
    }

    private static String stripped(String text) {
        return Texts.stripped(text, Optional.empty(), true, true);
    }

    static Value rounded(Value value, Arguments arguments) {
        if (!Comparisons.isNumber(value)) {
            throw TemplateErrors.badValue("round", value);
        }
        int digits = (int) Math.max(-MOST_DIGITS, Math.min(MOST_DIGITS, arguments.whole(0, "precision", 0)));
        double number = Arithmetic.real(value);
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return value;
        }
        String method = arguments.text(1, "method").orElse("common");
        if (method.equals("common")) {
            BigDecimal rounded = new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN);
            return value instanceof Value.Whole && digits >= 0 ? value : new Value.Real(rounded.doubleValue());
        }
        double scale = Math.pow(10, digits);
        double scaled = method.equals("ceil") ? Math.ceil(number * scale) : Math.floor(number * scale);
        return new Value.Real(scaled / scale);
    }
}

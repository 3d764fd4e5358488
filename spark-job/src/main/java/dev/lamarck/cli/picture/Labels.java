package dev.lamarck.cli.picture;

import dev.lamarck.evolve.Objective;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Words beside axes and below titles. */
final class Labels {

    private Labels() {}

    /** A metric and which way is better. */
    static String metric(Objective objective) {
        return objective.metric()
                + (objective.direction() == Objective.Direction.MAXIMISE ? " (more is better)" : " (less is better)");
    }

    static String score(Subject subject) {
        return metric(subject.objective());
    }

    /** Ten digits that count: more than anyone reads, and few enough for a line of words. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        String digits = new BigDecimal(value)
                .round(new MathContext(10))
                .stripTrailingZeros()
                .toString();
        return digits.replace("E+", "e").replace('E', 'e').replace('-', '−');
    }

    static String plural(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}

package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another number in place of a number, and the other truth value. Numbers are changed by a factor that is log-normal, so that
 * 0.001 and 1000 are searched alike, with a spread that is itself drawn over two and a half orders of magnitude: small steps
 * refine, great ones find the order of magnitude. Small whole numbers also change by one. A digit in front becomes another, a number leaps to
 * another order of magnitude. Now and then a number becomes 0 or 1, another number
 * of the file, or its negative.
 */
final class Constants implements Move {

    private static final Map<String, String> OPPOSITES =
            Map.of("true", "false", "false", "true", "True", "False", "False", "True");

    /** Powers of ten. */
    private static final double SMALLEST_SPREAD = -2;

    private static final double LARGEST_SPREAD = 0.5;

    /** Powers of ten, beyond which no leap goes. */
    private static final double FARTHEST_LEAP = 1.5;

    /** Digits of a number that are taken for its own. */
    private static final int EXACT = 12;

    /** Powers of e, beyond which no step goes. */
    private static final double MOST_POWERS = 20;

    @Override
    public int[] sites(Terrain terrain) {
        Tree tree = terrain.tree();
        return terrain.once(this, () -> terrain.nodes(node -> isNumber(terrain, node) || isTruth(tree, node)));
    }

    private static boolean isTruth(Tree tree, int node) {
        return tree.is(node, Role.CONSTANT) && OPPOSITES.containsKey(tree.text(node));
    }

    private static boolean isNumber(Terrain terrain, int node) {
        return terrain.tree().is(node, Role.NUMBER)
                && !terrain.under(node, Shape.Trait.FIXED_NUMBERS)
                && terrain.around(node, outer -> terrain.is(outer, Shape.Trait.FIXED_NUMBERS)) == Tree.NONE
                && Literal.of(terrain.tree().text(node)).isPresent();
    }

    @Override
    public List<Edit> at(Terrain terrain, int site, Chance chance) {
        String text = terrain.tree().text(site);
        Optional<Literal> literal = Literal.of(text);
        if (literal.isEmpty()) {
            return terrain.replaced(site, OPPOSITES.getOrDefault(text, text));
        }
        if (chance.is(0.05)) {
            return negated(terrain, site);
        }
        if (chance.is(0.05)) {
            String other = terrain.tree().text(chance.oneOf(sites(terrain)));
            boolean fits = Literal.of(other)
                    .filter(number -> number.whole() || terrain.sorts().destined(site) != Sort.WHOLE)
                    .isPresent();
            return fits ? terrain.replaced(site, other) : List.of();
        }
        return terrain.replaced(site, other(terrain, site, literal.get(), chance));
    }

    private static String other(Terrain terrain, int site, Literal literal, Chance chance) {
        boolean mayBeReal = literal.whole()
                && literal.radix() == 10
                && isDynamic(terrain)
                && terrain.sorts().destined(site) != Sort.WHOLE;
        if (mayBeReal && chance.is(0.1)) {
            return Literal.real(
                    literal.value() * factor(chance) + (literal.value() == 0 ? Math.abs(chance.normal()) : 0), 4);
        }
        return literal.write(literal.whole() ? whole(literal.value(), chance) : real(literal.value(), chance));
    }

    /** Another whole number, not negative. */
    static double whole(double value, Chance chance) {
        double kind = chance.uniform(0, 1);
        double other;
        if (kind < 0.2 && value > 0) {
            other = Math.rint(withOtherDigit(value, chance));
        } else if (kind < 0.5 || value == 0) {
            double far = 1 + Math.floor(Math.abs(chance.normal()) * Math.min(2, 0.7 * chance.step()));
            other = chance.is(0.5) ? value + far : value - far;
        } else if (kind < 0.9) {
            other = Math.rint(value * factor(chance));
        } else if (kind < 0.95) {
            other = 0;
        } else {
            other = 1;
        }
        return other == value || other < 0 ? value + 1 : other;
    }

    private static double real(double value, Chance chance) {
        double kind = chance.uniform(0, 1);
        if (value == 0) {
            return Math.abs(chance.normal()) * StrictMath.pow(10, chance.uniform(SMALLEST_SPREAD, LARGEST_SPREAD));
        }
        if (kind < 0.1) {
            return value == 1 || kind < 0.07 ? 0 : 1;
        }
        if (kind < 0.35) {
            return withOtherDigit(value, chance);
        }
        return value * (kind < 0.5 ? leap(chance) : factor(chance));
    }

    /** Any order of magnitude that is near, each as often. */
    private static double leap(Chance chance) {
        return StrictMath.pow(10, chance.uniform(-FARTHEST_LEAP, FARTHEST_LEAP));
    }

    /** With another digit at one of its first places, or before them. */
    private static double withOtherDigit(double value, Chance chance) {
        BigDecimal exact = new BigDecimal(value).round(new MathContext(EXACT));
        int first = exact.precision() - exact.scale() - 1;
        int at = first + 1 - chance.below(3);
        BigDecimal place = BigDecimal.ONE.scaleByPowerOfTen(at);
        BigDecimal old = exact.divideToIntegralValue(place).remainder(BigDecimal.TEN);
        BigDecimal by = new BigDecimal(chance.below(10)).subtract(old).multiply(place);
        return exact.add(by).doubleValue();
    }

    /** About 1, on a logarithmic scale, near it as often as far. */
    private static double factor(Chance chance) {
        double spread = chance.step() * StrictMath.pow(10, chance.uniform(SMALLEST_SPREAD, LARGEST_SPREAD));
        return StrictMath.exp(Math.max(-MOST_POWERS, Math.min(MOST_POWERS, spread * chance.normal())));
    }

    /** The negative; of a number that has a minus, the number without. */
    private static List<Edit> negated(Terrain terrain, int site) {
        Tree tree = terrain.tree();
        int parent = tree.parent(site);
        boolean minus = parent != Tree.NONE
                && tree.end(parent) == tree.end(site)
                && tree.text().startsWith("-", tree.start(parent))
                && tree.size(parent) == 3
                && terrain.isFree(parent);
        if (!minus) {
            return List.of(terrain.replace(site, "(-" + tree.text(site) + ")"));
        }
        int around = tree.parent(parent);
        boolean bracketed = around != Tree.NONE
                && tree.kindName(around).equals("parenthesized_expression")
                && tree.size(around) == tree.size(parent) + 3
                && terrain.isFree(around)
                && !tree.field(around).equals("condition");
        return List.of(terrain.replace(bracketed ? around : parent, tree.text(site)));
    }

    private static boolean isDynamic(Terrain terrain) {
        Language language = terrain.tree().language();
        return language == Language.PYTHON || language == Language.JAVASCRIPT;
    }
}

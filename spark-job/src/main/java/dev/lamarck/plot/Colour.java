package dev.lamarck.plot;

import java.util.Locale;

/** A colour on a screen: red, green and blue from 0 to 255, and how much it covers what is below, from 0 to 1. */
public record Colour(int red, int green, int blue, double cover) {

    static final Colour WHITE = of(0xffffff);
    static final Colour INK = of(0x2b2f36);
    static final Colour SOFT_INK = of(0x667080);
    static final Colour LINE = of(0xe4e7ec);
    static final Colour FRAME = of(0xaab2bd);

    public Colour {
        if (((red | green | blue) & ~255) != 0 || !(cover >= 0 && cover <= 1)) {
            throw new IllegalArgumentException(
                    "Not a colour: " + red + ", " + green + ", " + blue + ", covering " + cover);
        }
    }

    /** An opaque colour, written 0xRRGGBB. */
    public static Colour of(int rgb) {
        return new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 1);
    }

    public Colour covering(double share) {
        return new Colour(red, green, blue, share);
    }

    /** Between this one and another; 0 is this one. */
    Colour mixed(Colour other, double share) {
        return new Colour(
                mixed(red, other.red, share),
                mixed(green, other.green, share),
                mixed(blue, other.blue, share),
                cover + (other.cover - cover) * share);
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.rint(from + (to - from) * share);
    }

    /** How bright it looks, from 0 to 1. */
    double lightness() {
        return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    }

    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }
}

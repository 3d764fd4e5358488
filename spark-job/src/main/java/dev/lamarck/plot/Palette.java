package dev.lamarck.plot;

import java.util.List;

/**
 * Colours that people with any kind of colour vision can tell apart (Okabe and Ito, "Color universal design", 2008), in
 * an order in which neighbours differ most on a white ground.
 */
public final class Palette {

    public static final Colour BLUE = Colour.of(0x0072b2);
    public static final Colour VERMILION = Colour.of(0xd55e00);
    public static final Colour GREEN = Colour.of(0x009e73);
    public static final Colour PURPLE = Colour.of(0xcc79a7);
    public static final Colour ORANGE = Colour.of(0xe69f00);
    public static final Colour SKY = Colour.of(0x56b4e9);
    public static final Colour GREY = Colour.of(0x8a93a0);
    public static final Colour YELLOW = Colour.of(0xd9c400);
    public static final Colour BLACK = Colour.INK;

    private static final List<Colour> SERIES = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, BLACK, YELLOW);

    private Palette() {}

    /** The colour of a series by its number; they come again after eight. */
    public static Colour series(int number) {
        return SERIES.get(Math.floorMod(number, SERIES.size()));
    }

    /** Whether the colours have come round, so that something else has to tell series apart. */
    public static boolean repeats(int number) {
        return number >= SERIES.size();
    }
}

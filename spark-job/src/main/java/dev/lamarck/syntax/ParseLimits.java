package dev.lamarck.syntax;

import java.time.Duration;

/**
 * How much a text may cost. Length, depth and work are counted, so that what is refused is refused on every machine alike.
 * The clock is the last resort, for damaged text that costs the parser time without steps: source code stays a thousand
 * times under it.
 *
 * @param characters length of the text
 * @param depth levels of the tree
 * @param work steps of the parser for each 1,000 characters, after the first 100,000 steps. Source code takes under 2,000
 * @param time of the parser, on the clock
 */
public record ParseLimits(int characters, int depth, int work, Duration time) {

    public ParseLimits {
        if (characters < 1 || depth < 1 || work < 1 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("Limits must be positive: characters=%d depth=%d work=%d time=%s"
                    .formatted(characters, depth, work, time));
        }
    }

    /** Eight million characters, 10,000 levels, ten seconds. */
    public static ParseLimits standard() {
        return new ParseLimits(8_000_000, 10_000, 8_000, Duration.ofSeconds(10));
    }
}

package dev.lamarck.vary.text;

import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Replaces, inserts and deletes characters, and changes digits. It leaves the ends of lines to {@link LineEdits}. */
final class CharacterEdits implements TextEdit {

    private static final int FIRST_PRINTABLE = ' ';
    private static final int LAST_PRINTABLE = '~';

    @Override
    public String edited(String block, String file, RandomGenerator draws) {
        return switch (draws.nextInt(4)) {
            case 0 -> replaced(block, CharacterEdits::isInLine, other(file, draws), draws);
            case 1 -> inserted(block, other(file, draws), draws);
            case 2 -> replaced(block, CharacterEdits::isInLine, "", draws);
            default -> replaced(block, CharacterEdits::isDigit, String.valueOf(draws.nextInt(10)), draws);
        };
    }

    private static boolean isInLine(int character) {
        return character != '\n' && character != '\r';
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** A character: as often one of the file's as any that can be typed. */
    private static String other(String file, RandomGenerator draws) {
        int[] inFile = file.codePoints().filter(CharacterEdits::isInLine).toArray();
        int typed = draws.nextInt(FIRST_PRINTABLE, LAST_PRINTABLE + 1);
        return Character.toString(
                inFile.length > 0 && draws.nextBoolean() ? inFile[draws.nextInt(inFile.length)] : typed);
    }

    private static String replaced(String block, IntPredicate which, String by, RandomGenerator draws) {
        int[] places = places(block, which);
        if (places.length == 0) {
            return block;
        }
        int at = places[draws.nextInt(places.length)];
        return block.substring(0, at) + by + block.substring(at + Character.charCount(block.codePointAt(at)));
    }

    private static String inserted(String block, String character, RandomGenerator draws) {
        int[] places = places(block, CharacterEdits::isInLine);
        if (places.length == 0) {
            return block;
        }
        int at = places[draws.nextInt(places.length)];
        return block.substring(0, at) + character + block.substring(at);
    }

    /** Where such characters begin. */
    private static int[] places(String block, IntPredicate which) {
        return IntStream.iterate(0, at -> at < block.length(), at -> at + Character.charCount(block.codePointAt(at)))
                .filter(at -> which.test(block.codePointAt(at)))
                .toArray();
    }
}

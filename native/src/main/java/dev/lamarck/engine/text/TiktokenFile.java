package dev.lamarck.engine.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads the ranks of a vocabulary: lines of a token in base64, a space and its rank. */
final class TiktokenFile {

    private static final int MOST_RANKS = 4 << 20;
    private static final int BYTES = 256;
    private static final byte[] NONE = {};

    private TiktokenFile() {}

    static Ranks ranks(String file, byte[] content) {
        List<byte[]> tokens = new ArrayList<>();
        int number = 0;
        for (String line : new String(content, StandardCharsets.ISO_8859_1).split("\n")) {
            number++;
            String trimmed = line.strip();
            if (!trimmed.isEmpty()) {
                put(tokens, trimmed, file, number);
            }
        }
        Ranks ranks = Ranks.of(tokens.toArray(new byte[0][]));
        for (int value = 0; value < BYTES; value++) {
            if (ranks.of(new byte[] {(byte) value}, 0, 1) == Ranks.NONE) {
                throw TextErrors.badJson(file, "it has no token for the byte %d".formatted(value));
            }
        }
        return ranks;
    }

    private static void put(List<byte[]> tokens, String line, String file, int number) {
        int space = line.indexOf(' ');
        if (space < 0) {
            throw TextErrors.badLine(file, number, "there is no space in it");
        }
        int rank = rank(line.substring(space + 1), file, number);
        byte[] token = token(line.substring(0, space), file, number);
        while (tokens.size() <= rank) {
            tokens.add(NONE);
        }
        if (token.length == 0 || tokens.get(rank).length > 0) {
            throw TextErrors.badLine(file, number, "its token is empty, or its rank was there before");
        }
        tokens.set(rank, token);
    }

    private static int rank(String digits, String file, int number) {
        boolean plain = !digits.isEmpty()
                && digits.length() < 9
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        if (!plain || Integer.parseInt(digits) >= MOST_RANKS) {
            throw TextErrors.badLine(file, number, "'%s' is no rank below %,d".formatted(digits, MOST_RANKS));
        }
        return Integer.parseInt(digits);
    }

    private static byte[] token(String base64, String file, int number) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw TextErrors.badLine(file, number, "'%s' is no base64".formatted(base64));
        }
    }
}

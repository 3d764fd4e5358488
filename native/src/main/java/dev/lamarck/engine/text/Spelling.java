package dev.lamarck.engine.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How the pieces of a vocabulary spell bytes, as its decoder says.
 *
 * @param byteLevel each character of a piece is a byte
 * @param byteFallback a piece such as {@code <0x0A>} is a byte
 * @param replacements characters that stand for others, such as a low line for a space
 * @param continuing what a piece begins with that goes on with a word; pieces without it begin with a space. Empty if
 *     pieces have their spaces in them
 * @param leadingSpaces how many spaces at the very beginning are no text
 */
record Spelling(
        boolean byteLevel, boolean byteFallback, List<String[]> replacements, String continuing, int leadingSpaces) {

    private static final int BYTE_PIECE = 6;

    static Spelling of(JsonNode decoder) {
        List<JsonNode> parts = new ArrayList<>();
        collect(decoder, parts);
        boolean spaced = parts.isEmpty();
        Spelling spelling = new Spelling(false, false, List.of(), spaced ? "\uffff" : "", spaced ? 1 : 0);
        for (JsonNode part : parts) {
            spelling = spelling.with(part);
        }
        return spelling;
    }

    private static void collect(JsonNode decoder, List<JsonNode> parts) {
        if (decoder.path("type").asText("").equals("Sequence")) {
            decoder.path("decoders").forEach(parts::add);
        } else if (decoder.isObject()) {
            parts.add(decoder);
        }
    }

    private Spelling with(JsonNode part) {
        return switch (part.path("type").asText("")) {
            case "ByteLevel" -> new Spelling(true, byteFallback, replacements, continuing, leadingSpaces);
            case "ByteFallback" -> new Spelling(byteLevel, true, replacements, continuing, leadingSpaces);
            case "Replace" ->
                replacing(
                        part.path("pattern").path("String").asText(""),
                        part.path("content").asText(""));
            case "Strip" -> {
                boolean spaces = part.path("content").asText(" ").equals(" ");
                yield new Spelling(
                        byteLevel,
                        byteFallback,
                        replacements,
                        continuing,
                        spaces ? part.path("start").asInt(0) : leadingSpaces);
            }
            case "Metaspace" -> metaspace(part);
            case "WordPiece" ->
                new Spelling(
                        byteLevel,
                        byteFallback,
                        replacements,
                        part.path("prefix").asText("##"),
                        1);
            default -> this;
        };
    }

    private Spelling metaspace(JsonNode part) {
        boolean prepends = !part.path("prepend_scheme").asText("always").equals("never")
                && part.path("add_prefix_space").asBoolean(true);
        Spelling replacing = replacing(part.path("replacement").asText("\u2581"), " ");
        return new Spelling(
                byteLevel, byteFallback, replacing.replacements, continuing, prepends ? Integer.MAX_VALUE : 0);
    }

    private Spelling replacing(String old, String with) {
        List<String[]> all = new ArrayList<>(replacements);
        if (!old.isEmpty()) {
            all.add(new String[] {old, with});
        }
        return new Spelling(byteLevel, byteFallback, List.copyOf(all), continuing, leadingSpaces);
    }

    byte[] bytes(String piece) {
        if (byteLevel) {
            return levelBytes(piece);
        }
        if (byteFallback && piece.length() == BYTE_PIECE && piece.startsWith("<0x") && piece.endsWith(">")) {
            int high = Character.digit(piece.charAt(3), 16);
            int low = Character.digit(piece.charAt(4), 16);
            if (high >= 0 && low >= 0) {
                return new byte[] {(byte) (high * 16 + low)};
            }
        }
        return spelled(piece).getBytes(StandardCharsets.UTF_8);
    }

    private String spelled(String piece) {
        String text = piece;
        for (String[] replacement : replacements) {
            text = text.replace(replacement[0], replacement[1]);
        }
        if (continuing.isEmpty()) {
            return text;
        }
        return text.startsWith(continuing) ? text.substring(continuing.length()) : " " + text;
    }

    /** A piece with a character that is no byte is an added token, and stands for itself. */
    private static byte[] levelBytes(String piece) {
        byte[] bytes = new byte[piece.length()];
        for (int i = 0; i < piece.length(); i++) {
            int value = ByteAlphabet.byteOf(piece.charAt(i));
            if (value < 0) {
                return piece.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }
}

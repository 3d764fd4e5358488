package dev.lamarck.engine.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The tokenizer of the first Qwen models, which comes as ranks of tokens in {@code qwen.tiktoken}. Text is normalised to
 * NFC, cut into words, and each word is merged out of bytes. Letters and digits are those of the Unicode that Java
 * knows: a character newer than that may be cut differently than by the model's own tokenizer.
 */
final class TiktokenTokenizer implements Tokenizer {

    private static final Pattern WORDS = Pattern.compile(
            "(?iu:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
                    + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final int EXTRAS = 205;
    private static final int LONGEST_SPECIAL = "<|endoftext|>".length();

    private final Ranks ranks;
    private final Map<String, Integer> specials;
    private final Pieces pieces;
    private final SpecialTokens special;

    private TiktokenTokenizer(Ranks ranks, TokenSettings settings) {
        this.ranks = ranks;
        this.specials = specials(ranks.size());
        this.pieces = pieces(ranks, specials);
        this.special = settings.special(this::id);
    }

    static Tokenizer of(String file, byte[] content, TokenSettings settings) {
        return new TiktokenTokenizer(TiktokenFile.ranks(file, content), settings);
    }

    /** They follow the ranks, and are not in the file. */
    private static Map<String, Integer> specials(int first) {
        Map<String, Integer> specials = new LinkedHashMap<>();
        specials.put("<|endoftext|>", first);
        specials.put("<|im_start|>", first + 1);
        specials.put("<|im_end|>", first + 2);
        IntStream.range(0, EXTRAS).forEach(extra -> specials.put("<|extra_%d|>".formatted(extra), first + 3 + extra));
        return specials;
    }

    private static Pieces pieces(Ranks ranks, Map<String, Integer> specials) {
        byte[][] bytes = new byte[ranks.size() + specials.size()][];
        IntStream.range(0, ranks.size()).forEach(rank -> bytes[rank] = ranks.token(rank));
        BitSet marked = new BitSet();
        specials.forEach((text, id) -> {
            bytes[id] = text.getBytes(StandardCharsets.UTF_8);
            marked.set(id);
        });
        return Pieces.of(bytes, marked, 0);
    }

    private OptionalInt id(String text) {
        Integer id = specials.get(text);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    @Override
    public int[] encode(String text) {
        String normal = Normalizer.normalize(Surrogates.whole(text), Normalizer.Form.NFC);
        Tokens tokens = new Tokens();
        int from = 0;
        for (int open = normal.indexOf("<|"); open >= 0; open = normal.indexOf("<|", Math.max(from, open + 1))) {
            String name = specialAt(normal, open);
            Integer id = specials.get(name);
            if (id != null) {
                words(normal, from, open, tokens);
                tokens.add(id);
                from = open + name.length();
            }
        }
        words(normal, from, normal.length(), tokens);
        return tokens.ids();
    }

    /** What is written like a special token at a place. */
    private static String specialAt(String text, int open) {
        String near = text.substring(open, Math.min(text.length(), open + LONGEST_SPECIAL));
        int close = near.indexOf("|>", 2);
        return close < 0 ? "" : near.substring(0, close + 2);
    }

    private void words(String text, int from, int to, Tokens tokens) {
        Matcher words = WORDS.matcher(text.substring(from, to));
        while (words.find()) {
            byte[] word = words.group().getBytes(StandardCharsets.UTF_8);
            int whole = ranks.of(word, 0, word.length);
            if (whole == Ranks.NONE) {
                Arrays.stream(PairMerge.of(ranks, word)).forEach(tokens::add);
            } else {
                tokens.add(whole);
            }
        }
    }

    @Override
    public int[] encodePrompt(String text) {
        return encode(text);
    }

    @Override
    public String decode(int[] ids) {
        return text(Arrays.stream(ids).filter(id -> !pieces.isSpecial(id)));
    }

    @Override
    public String decodeWhole(int[] ids) {
        return text(Arrays.stream(ids));
    }

    private String text(IntStream ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ids.forEach(id -> bytes.writeBytes(pieces.shared(id)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Pieces pieces() {
        return pieces;
    }

    @Override
    public SpecialTokens special() {
        return special;
    }

    /** There is nothing outside the heap. */
    @Override
    public void close() {}

    /** Token ids in the making. */
    private static final class Tokens {

        private int[] ids = new int[64];
        private int size;

        void add(int id) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
            }
            ids[size++] = id;
        }

        int[] ids() {
            return Arrays.copyOf(ids, size);
        }
    }
}

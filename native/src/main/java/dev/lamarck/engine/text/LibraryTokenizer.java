package dev.lamarck.engine.text;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * A tokenizer out of {@code tokenizer.json}, by the library that the models' own tokenizers use, so that its ids are the
 * ones that the model was trained with. The tokenizer lives outside the heap; {@link #close} frees it.
 */
final class LibraryTokenizer implements Tokenizer {

    private final TokenizersLibrary binding;
    private final long handle;
    private final Optional<Ends> ends;
    private final Pieces pieces;
    private final SpecialTokens special;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** Tokens around a prompt, where the settings say so and not the tokenizer. */
    private static final class Ends {

        private final int[] before;
        private final int[] after;

        Ends(int[] before, int[] after) {
            this.before = before;
            this.after = after;
        }

        int[] around(int[] ids) {
            int[] all = Arrays.copyOf(before, before.length + ids.length + after.length);
            System.arraycopy(ids, 0, all, before.length, ids.length);
            System.arraycopy(after, 0, all, before.length + ids.length, after.length);
            return all;
        }
    }

    private LibraryTokenizer(String file, byte[] json, Vocabulary vocabulary, TokenSettings settings) {
        Map<String, Integer> ids = vocabulary.ids();
        this.binding = HubLibrary.loaded();
        this.pieces = vocabulary.pieces();
        this.special = settings.special(text -> id(ids, text));
        this.ends = ends(settings, special.texts(), ids);
        this.handle = created(file, json);
    }

    static Tokenizer of(String file, byte[] json, TokenSettings settings) {
        Vocabulary vocabulary = Vocabulary.of(json, file);
        LibraryTokenizer tokenizer = new LibraryTokenizer(file, json, vocabulary, settings);
        tokenizer.check(vocabulary, file);
        return tokenizer;
    }

    private static long created(String file, byte[] json) {
        TokenizersLibrary binding = HubLibrary.loaded();
        try {
            long handle = binding.createTokenizerFromString(new String(json, StandardCharsets.UTF_8));
            binding.disablePadding(handle);
            binding.disableTruncation(handle);
            return handle;
        } catch (RuntimeException e) { // boundary: native
            throw TextErrors.badTokenizer(file, e);
        }
    }

    /** The library numbers added tokens itself, and says nothing if the file has other numbers. */
    private void check(Vocabulary vocabulary, String file) {
        for (Vocabulary.Added token : vocabulary.added()) {
            int[] ids = token.special() && !token.text().isEmpty() ? encode(token.text()) : new int[] {token.id()};
            if (ids.length != 1 || ids[0] != token.id()) {
                close();
                throw TextErrors.badIds(file, token.text(), token.id(), Arrays.toString(ids));
            }
        }
    }

    private static OptionalInt id(Map<String, Integer> ids, String text) {
        Integer id = ids.get(text);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** Settings that name one of the switches mean both of them, and take the place of what the tokenizer would add. */
    private static Optional<Ends> ends(TokenSettings settings, Map<String, String> texts, Map<String, Integer> ids) {
        Optional<Boolean> bos = settings.flag("add_bos_token");
        Optional<Boolean> eos = settings.flag("add_eos_token");
        if (bos.isEmpty() && eos.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Ends(
                end(bos.orElse(false), id(ids, texts.getOrDefault("bos_token", ""))),
                end(eos.orElse(false), id(ids, texts.getOrDefault("eos_token", "")))));
    }

    private static int[] end(boolean wanted, OptionalInt id) {
        return wanted && id.isPresent() ? new int[] {id.getAsInt()} : new int[0];
    }

    @Override
    public int[] encode(String text) {
        return encoded(text, false);
    }

    @Override
    public int[] encodePrompt(String text) {
        return ends.isPresent() ? ends.get().around(encode(text)) : encoded(text, true);
    }

    private int[] encoded(String text, boolean withEnds) {
        String whole = Surrogates.whole(text);
        return open(tokenizer -> {
            long encoding = binding.encode(tokenizer, whole, withEnds);
            try {
                return LongStream.of(binding.getTokenIds(encoding))
                        .mapToInt(Math::toIntExact)
                        .toArray();
            } finally {
                binding.deleteEncoding(encoding);
            }
        });
    }

    @Override
    public String decode(int[] ids) {
        return decoded(ids, true);
    }

    @Override
    public String decodeWhole(int[] ids) {
        return decoded(ids, false);
    }

    private String decoded(int[] ids, boolean withoutSpecial) {
        long[] known = Arrays.stream(ids).filter(id -> id >= 0).asLongStream().toArray();
        return open(tokenizer -> binding.decode(tokenizer, known, withoutSpecial));
    }

    /** Does something while the tokenizer cannot be closed. */
    private <T> T open(LongFunction<T> work) {
        Lock reading = lock.readLock();
        reading.lock();
        try {
            if (closed) {
                throw TextErrors.closed();
            }
            return called(work);
        } finally {
            reading.unlock();
        }
    }

    private <T> T called(LongFunction<T> work) {
        try {
            return work.apply(handle);
        } catch (RuntimeException e) { // boundary: native
            throw TextErrors.notEncoded(e);
        }
    }

    @Override
    public Pieces pieces() {
        return pieces;
    }

    @Override
    public SpecialTokens special() {
        return special;
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                binding.deleteTokenizer(handle);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}

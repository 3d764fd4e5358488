package dev.lamarck.engine.cli;

import dev.lamarck.engine.text.Pieces;
import dev.lamarck.engine.text.SpecialTokens;
import dev.lamarck.engine.text.Tokenizer;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A tokenizer whose tokens are letters, from 10 on for an a; "ab" is one token, 40. Prompts begin with 1, and 2 ends texts. */
final class Letters implements Tokenizer {
    @Override
    public int[] encode(String text) {
        return text.replace("ab", "" + (char) ('a' + 30))
                .chars()
                .map(letter -> letter - 'a' + 10)
                .toArray();
    }

    @Override
    public int[] encodePrompt(String text) {
        int[] letters = encode(text);
        int[] all = new int[letters.length + 1];
        all[0] = 1;
        System.arraycopy(letters, 0, all, 1, letters.length);
        return all;
    }

    @Override
    public String decode(int[] ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String decodeWhole(int[] ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Pieces pieces() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SpecialTokens special() {
        return new SpecialTokens(OptionalInt.of(1), List.of(2), OptionalInt.empty(), Map.of());
    }

    @Override
    public void close() {}
}

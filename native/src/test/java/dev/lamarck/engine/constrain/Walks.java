package dev.lamarck.engine.constrain;

import dev.lamarck.engine.text.Pieces;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Texts that are drawn from all that a constraint allows. */
record Walks(Pieces pieces, TokenTrie trie, Random random) {
    private static final Set<Integer> ENDS = Set.of(Vocabularies.END);
    private static final byte[] LIKELY = "\"}],@b.c".getBytes(StandardCharsets.UTF_8);

    static Walks of(Pieces pieces, long seed) {
        return new Walks(pieces, TokenTrie.of(pieces, pieces.size()), new Random(seed));
    }

    /** A text of so many tokens at most; none if it is not complete by then. */
    Optional<String> text(Grammar grammar, int most) {
        return text(Constraint.of(grammar, trie), most);
    }

    Optional<String> text(Constraint constraint, int most) {
        Course course = constraint.begin();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int i = 0; i < most && !course.over(); i++) {
            int token = drawn(course.allowed(ENDS), i);
            if (token == Vocabularies.END) {
                return Optional.of(decoded(text));
            }
            text.writeBytes(pieces.bytes(token));
            course.take(token);
        }
        return course.over() ? Optional.of(decoded(text)) : Optional.empty();
    }

    private int drawn(BitSet allowed, int place) {
        if (allowed.isEmpty()) {
            throw new AssertionError("No token may come at place " + place);
        }
        if (random.nextInt(3) == 0) {
            if (allowed.get(Vocabularies.END)) {
                return Vocabularies.END;
            }
            byte likely = LIKELY[random.nextInt(LIKELY.length)];
            if (allowed.get(likely)) {
                return likely;
            }
        }
        int[] all = allowed.stream().toArray();
        return all[random.nextInt(all.length)];
    }

    private static String decoded(ByteArrayOutputStream text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("What was generated is no UTF-8", e);
        }
    }
}

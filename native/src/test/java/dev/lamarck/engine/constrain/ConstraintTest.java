package dev.lamarck.engine.constrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Pieces;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens may come, told from their bytes one by one. */
final class ConstraintTest {
    private static final Set<Integer> ENDS = Set.of(Vocabularies.END);

    private final Pieces words = Vocabularies.words(3000, 5);
    private final TokenTrie trie = TokenTrie.of(words, words.size());
    private final Pieces bytes = Vocabularies.bytes();

    /** A course along bytes that has come as far. */
    private static Course again(Constraint constraint, byte[] text) {
        Course course = constraint.begin();
        for (byte one : text) {
            course.take(one & 0xff);
        }
        return course;
    }

    private static boolean possible(Constraint constraint, byte[] before, byte[] token) {
        Course course = again(constraint, before);
        for (byte one : token) {
            if (!course.allowed(Set.of()).get(one & 0xff)) {
                return false;
            }
            course.take(one & 0xff);
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"array\",\"items\":{\"type\":\"number\"}}},\"additionalProperties\":{\"$ref\":\"#\"}}",
                "{\"anyOf\":[{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}},{\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":4}},{\"type\":\"string\",\"pattern\":\"^[a-fé语]+$\"}]}"
            })
    void aToken_mayCome_ifAllItsBytesMay(String schema) {
        Grammar grammar = Grammar.ofSchema(schema);
        Constraint whole = Constraint.of(grammar, trie);
        Constraint single = Constraint.of(grammar, TokenTrie.of(bytes, bytes.size()));
        Random random = new Random(9);
        for (int text = 0; text < 4; text++) {
            Course course = whole.begin();
            byte[] before = {};
            for (int place = 0; place < 12 && !course.over(); place++) {
                BitSet allowed = course.allowed(Set.of());
                for (int token = 0; token < words.size(); token++) {
                    assertThat(allowed.get(token))
                            .as("token %d after %s", token, new String(before, StandardCharsets.UTF_8))
                            .isEqualTo(!words.isSpecial(token) && possible(single, before, words.bytes(token)));
                }
                int[] all = allowed.stream().toArray();
                int token = all[random.nextInt(all.length)];
                course.take(token);
                byte[] longer = Arrays.copyOf(before, before.length + words.bytes(token).length);
                System.arraycopy(words.bytes(token), 0, longer, before.length, words.bytes(token).length);
                before = longer;
            }
        }
    }

    @Test
    void theEnd_mayComeOnlyWhereTheTextIsComplete() {
        Course course =
                Constraint.of(Grammar.ofChoices(List.of("a", "abc")), trie).begin();
        assertThat(course.allowed(ENDS).get(Vocabularies.END)).isFalse();
        course.take('a');
        assertThat(course.allowed(ENDS).get(Vocabularies.END)).isTrue();
        assertThat(course.over()).isFalse();
        course.take('b');
        assertThat(course.complete()).isFalse();
        course.take('c');
        assertThat(course.over()).isTrue();
        assertThat(course.allowed(ENDS).stream().toArray()).containsExactly(Vocabularies.END);
    }

    @Test
    void aTokenThatMayNotCome_isRefused() {
        Course course = Constraint.of(Grammar.ofJson(), trie).begin();
        assertThatThrownBy(() -> course.take('x')).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> course.take(Vocabularies.END)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> course.take(1 << 20)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVocabulary_thatCannotSpellIt_isRefused() {
        TokenTrie few = TokenTrie.of(bytes, 'a' + 1);
        assertThatThrownBy(() -> Constraint.of(Grammar.ofChoices(List.of("b")), few))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("cannot spell");
        assertThat(Constraint.of(Grammar.ofRegex("[a-z]+"), few).begin().allowed(Set.of()).stream()
                        .toArray())
                .containsExactly('a');
    }

    /** With each object there are twice as many ways of reading it. */
    @Test
    void whatCanBeReadInManyWays_getsNowhereStuck() {
        String schema = "{\"anyOf\":[{\"type\":\"object\",\"properties\":{\"c\":{\"$ref\":\"#\"}}},"
                + "{\"type\":\"object\",\"properties\":{\"c\":{\"$ref\":\"#\"},\"d\":{\"type\":\"null\"}}}]}";
        Constraint constraint = Constraint.of(Grammar.ofSchema(schema), trie);
        Random random = new Random(2);
        for (int text = 0; text < 20; text++) {
            Course course = constraint.begin();
            for (byte one : "{\"c\":".repeat(20).getBytes(StandardCharsets.UTF_8)) {
                course.take(one);
            }
            for (int i = 0; i < 300 && !course.over(); i++) {
                int[] all = course.allowed(Set.of()).stream().toArray();
                assertThat(all).isNotEmpty();
                course.take(all[random.nextInt(all.length)]);
            }
        }
    }

    @Test
    void aDeepText_goesOn() {
        Course course = Constraint.of(Grammar.ofJson(), trie).begin();
        for (int i = 0; i < 100_000; i++) {
            course.take('[');
        }
        for (int i = 0; i < 100_000; i++) {
            course.take(']');
        }
        assertThat(course.over()).isTrue();
    }
}

package dev.lamarck.engine.constrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.text.Tokenizer;
import dev.lamarck.engine.text.Tokenizers;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Constraints for vocabularies as models have them. */
final class TokenizersConstraintTest {
    private static final String SCHEMA = """
            {"type": "array", "minItems": 1, "maxItems": 3, "items": {"anyOf": [
              {"type": "string", "maxLength": 12},
              {"type": "object", "required": ["a"], "properties": {"a": {"type": "number"}, "é": {"$ref": "#"}}}]}}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "llama3", "qwen2", "llama2", "gemma", "qwen1"})
    void whatIsDrawn_isDecodedToWhatSatisfiesTheSchema(String kind) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode schema = mapper.readTree(SCHEMA);
        try (Tokenizer tokenizer = Tokenizers.of(new LocalFiles(), "src/test/resources/text/" + kind)
                .orElseThrow()) {
            TokenTrie trie = TokenTrie.of(tokenizer.pieces(), tokenizer.pieces().size());
            Constraint constraint = Constraint.of(Grammar.ofSchema(SCHEMA), trie);
            Random random = new Random(3);
            for (int i = 0; i < 15; i++) {
                String text = tokenizer.decode(drawn(constraint, random));
                assertThat(new Validity(schema).holds(schema, mapper.readTree(text)))
                        .as(text)
                        .isTrue();
            }
        }
    }

    private static int[] drawn(Constraint constraint, Random random) {
        int[] tokens = new int[2_000];
        Course course = constraint.begin();
        int count = 0;
        while (!course.over()) {
            int[] allowed = course.allowed(Set.of()).stream().toArray();
            tokens[count] = allowed[random.nextInt(allowed.length)];
            course.take(tokens[count++]);
        }
        return Arrays.copyOf(tokens, count);
    }
}

package dev.lamarck.engine.constrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.engine.tensor.EngineException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Any text is refused with a message, or can be followed; none crashes, hangs, or takes up memory. */
@Timeout(120)
final class ReadersFuzzTest {
    private static final int TRIES = Integer.getInteger("lamarck.fuzz.tries", 150);
    private static final List<String> PARTS = List.of(
            "{\"$ref\":\"#\"}",
            "{\"$ref\":\"#/$defs/shared\"}",
            "true",
            "false",
            "[]",
            "{}",
            "1e9",
            "-1",
            "\"string\"",
            "null",
            "{\"anyOf\":[{\"$ref\":\"#\"},{\"type\":\"null\"}]}",
            "{\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#\"}}",
            "{\"allOf\":[{\"$ref\":\"#/$defs/shared\"},{\"minItems\":1}]}",
            "{\"minLength\":9999}",
            "{\"maxItems\":99999}");

    private final Random random = new Random(11);
    private final TokenTrie trie = TokenTrie.of(Vocabularies.words(200, 4), Vocabularies.END + 200);

    private void follow(Supplier<Grammar> grammar) {
        try {
            Course course = Constraint.of(grammar.get(), trie).begin();
            for (int i = 0; i < 8 && !course.over(); i++) {
                int[] all = course.allowed(Set.of()).stream().toArray();
                assertThat(all).isNotEmpty();
                course.take(all[random.nextInt(all.length)]);
            }
        } catch (EngineException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private String damaged(String text) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + "{}[]\",:\\0-9e. ".charAt(random.nextInt(14)) + text.substring(at + 1);
            default -> replaced(text, at);
        };
    }

    /** A schema in it that is another one. */
    private String replaced(String text, int from) {
        int at = text.indexOf(":{", from);
        if (at < 0) {
            return text;
        }
        int depth = 0;
        int end = at + 1;
        do {
            depth += text.charAt(end) == '{' ? 1 : text.charAt(end) == '}' ? -1 : 0;
            end++;
        } while (depth > 0 && end < text.length());
        return text.substring(0, at + 1) + PARTS.get(random.nextInt(PARTS.size())) + text.substring(end);
    }

    @Test
    void anySchema_isRefused_orFollowed() {
        for (int i = 0; i < TRIES; i++) {
            String schema = new RandomSchemas(i).schema();
            for (int damage = 0; damage < 4; damage++) {
                String given = damaged(schema);
                follow(() -> Grammar.ofSchema(given));
                schema = given.isEmpty() ? schema : given;
            }
        }
    }

    @Test
    void anyRegex_isRefused_orFollowed() {
        String letters = "ab()[]{}|*+?^$\\-,.0123dwsuxé<:";
        for (int i = 0; i < 20 * TRIES; i++) {
            StringBuilder pattern = new StringBuilder();
            int length = random.nextInt(30);
            for (int j = 0; j < length; j++) {
                pattern.append(letters.charAt(random.nextInt(letters.length())));
            }
            follow(() -> Grammar.ofRegex(pattern.toString()));
        }
    }

    @Test
    void deepAndLongInput_isRefused() {
        follow(() -> Grammar.ofRegex("(".repeat(50_000)));
        follow(() -> Grammar.ofRegex("(".repeat(90) + "a" + "){900}".repeat(90)));
        follow(() -> Grammar.ofRegex("(a|b)*a" + "(a|b)".repeat(300)));
        follow(() -> Grammar.ofSchema("[".repeat(100_000)));
        follow(() -> Grammar.ofSchema("{\"items\":".repeat(100_000)));
        StringBuilder chain = new StringBuilder("{\"$ref\":\"#/$defs/0\",\"$defs\":{");
        for (int i = 0; i < 1_900; i++) {
            chain.append("\"%d\":{\"$ref\":\"#/$defs/%d\"},".formatted(i, i + 1));
        }
        follow(() -> Grammar.ofSchema(chain + "\"1900\":{\"type\":\"null\"}}}"));
        StringBuilder tripling = new StringBuilder("{\"$ref\":\"#/$defs/0\",\"$defs\":{");
        for (int i = 0; i < 22; i++) {
            tripling.append(
                    "\"%1$d\":{\"allOf\":[{\"$ref\":\"#/$defs/%2$d\"},{\"$ref\":\"#/$defs/%2$d\"},{\"$ref\":\"#/$defs/%2$d\"}]},"
                            .formatted(i, i + 1));
        }
        follow(() -> Grammar.ofSchema(tripling + "\"22\":{\"type\":\"null\"}}}"));
    }
}

package dev.lamarck.engine.constrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lamarck.engine.tensor.EngineException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is drawn from a grammar is what was asked for. */
final class GrammarTest {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)
            .build();

    private final Walks bytes = Walks.of(Vocabularies.bytes(), 1);
    private final Walks words = Walks.of(Vocabularies.words(2000, 2), 3);

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** How many of some texts became complete; all of these satisfy the schema. */
    private int valid(String schema, int texts) {
        JsonNode document = json(schema);
        Grammar grammar = Grammar.ofSchema(schema);
        int complete = 0;
        for (Walks walks : List.of(bytes, words)) {
            Constraint constraint = Constraint.of(grammar, walks.trie());
            for (int i = 0; i < texts; i++) {
                Optional<String> text = walks.text(constraint, 400);
                text.ifPresent(some -> assertThat(new Validity(document).holds(document, json(some)))
                        .as("%s for %s", some, schema)
                        .isTrue());
                complete += text.isPresent() ? 1 : 0;
            }
        }
        return complete;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"maxLength\":8},\"age\":{\"type\":\"integer\",\"minimum\":-3,\"maximum\":120}},\"required\":[\"name\"]}",
                "{\"type\":\"array\",\"items\":{\"type\":[\"integer\",\"null\"]},\"minItems\":2,\"maxItems\":4}",
                "{\"type\":\"array\",\"prefixItems\":[{\"type\":\"string\",\"maxLength\":3},{\"type\":\"boolean\"}],\"items\":false,\"minItems\":1}",
                "{\"type\":\"array\",\"prefixItems\":[{\"type\":\"boolean\"}],\"items\":{\"type\":\"number\",\"exclusiveMinimum\":0,\"maximum\":1},\"minItems\":3}",
                "{\"enum\":[\"a\\nb\",1.50,null,{\"x\":[1,2]},\"ä\"]}",
                "{\"anyOf\":[{\"type\":\"string\",\"pattern\":\"^[a-c]{2,4}$\"},{\"type\":\"integer\",\"exclusiveMaximum\":0}]}",
                "{\"oneOf\":[{\"type\":\"null\"},{\"type\":\"object\",\"required\":[\"kind\"],\"properties\":{\"kind\":{\"const\":\"a\"}}},{\"type\":\"object\",\"required\":[\"kind\"],\"properties\":{\"kind\":{\"enum\":[\"b\",\"c\"]}}}]}",
                "{\"$defs\":{\"tree\":{\"type\":\"object\",\"properties\":{\"v\":{\"type\":\"integer\"},\"l\":{\"$ref\":\"#/$defs/tree\"},\"r\":{\"$ref\":\"#/$defs/tree\"}},\"required\":[\"v\"],\"additionalProperties\":false}},\"$ref\":\"#/$defs/tree\"}",
                "{\"allOf\":[{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\",\"minimum\":3}},\"required\":[\"a\"]},{\"properties\":{\"a\":{\"maximum\":12},\"b\":{\"type\":\"string\",\"maxLength\":2}},\"required\":[\"b\"]}]}",
                "{\"type\":\"object\",\"properties\":{\"ab\":{\"type\":\"null\"},\"ac\":{\"type\":\"null\"}},\"additionalProperties\":{\"type\":\"boolean\"}}",
                "{\"type\":\"string\",\"pattern\":\"^\\\"\\\\\\\\[\\\\u0001-\\\\u0010é]+$\"}",
                "{\"type\":\"string\",\"minLength\":2,\"maxLength\":5}",
                "{\"type\":\"number\",\"minimum\":-12.75,\"maximum\":3.125}",
                "{\"type\":\"number\",\"exclusiveMinimum\":0.001,\"exclusiveMaximum\":0.002}",
                "{\"type\":\"integer\",\"minimum\":-1005,\"maximum\":-7}",
                "{\"type\":\"object\",\"anyOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}],\"properties\":{\"a\":{\"type\":\"null\"},\"b\":{\"type\":\"null\"}}}",
                "{\"type\":\"object\"}",
                "{\"type\":\"object\",\"required\":[\"x\"],\"additionalProperties\":{\"type\":\"integer\"}}",
                "{\"allOf\":[{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"null\"}},\"additionalProperties\":false},{\"properties\":{\"b\":{\"type\":\"object\",\"properties\":{\"c\":true}}}}]}",
                "{\"type\":\"object\",\"properties\":{\"a\":false,\"b\":{\"type\":\"null\"}}}",
                "true"
            })
    void whatIsDrawn_satisfiesTheSchema(String schema) {
        assertThat(valid(schema, 30)).as(schema).isGreaterThan(30);
    }

    @Test
    void aPatternWithoutAnchors_mayHaveAnythingAroundIt() {
        List<String> drawn = new ArrayList<>();
        Constraint constraint =
                Constraint.of(Grammar.ofSchema("{\"type\":\"string\",\"pattern\":\"b\"}"), bytes.trie());
        for (int i = 0; i < 40; i++) {
            bytes.text(constraint, 400).map(text -> json(text).textValue()).ifPresent(drawn::add);
        }
        assertThat(drawn)
                .hasSizeGreaterThan(20)
                .allMatch(text -> text.contains("b"))
                .anyMatch(text -> !text.startsWith("b"));
    }

    @Test
    void formats_areKept() {
        List<String> formats = List.of("date", "date-time", "time", "uuid", "ipv4", "email");
        for (String format : formats) {
            Constraint constraint = Constraint.of(
                    Grammar.ofSchema("{\"type\":\"string\",\"format\":\"" + format + "\"}"), bytes.trie());
            for (int i = 0; i < 50; i++) {
                String text = json(bytes.text(constraint, 200).orElseThrow()).textValue();
                assertThatCode(() -> parse(format, text)).as(text).doesNotThrowAnyException();
            }
        }
    }

    private static Object parse(String format, String text) throws UnknownHostException {
        return switch (format) {
            case "date" -> LocalDate.parse(text);
            case "time" -> OffsetTime.parse(withinDay(text));
            case "date-time" -> OffsetDateTime.parse(withinDay(text));
            case "uuid" -> UUID.fromString(text);
            case "ipv4" -> InetAddress.getByName(text);
            default -> assertThat(text).matches("\\S+@\\S+\\.[a-z]+");
        };
    }

    /** Java knows of no zones further than 18 hours away. */
    private static String withinDay(String text) {
        return text.replaceFirst("[+-][12][0-9]:[0-9]{2}$", "+10:00");
    }

    /** A few of them need themselves again and again, and are refused. */
    @Test
    void whatIsDrawn_satisfiesRandomSchemas() {
        int complete = 0;
        int refused = 0;
        for (int seed = 0; seed < 300; seed++) {
            String schema = new RandomSchemas(seed).schema();
            try {
                complete += valid(schema, 2);
            } catch (EngineException e) {
                assertThat(e).hasMessageContaining("never be complete");
                refused++;
            }
        }
        assertThat(complete).isGreaterThan(800);
        assertThat(refused).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]+@[a-z]+\\.(?:com|org)", "a{2,5}(b|c)*?", "[^a-zA-Z0-9]{1,3}", "\\d{3}-\\d{4}", "(?<x>ä|语){2}😀?",
                        "\\w\\W\\d\\D",
                "^(yes|no)$", ".{0,4}", "[\\]\\-x-z]{3}", "\\u{1f600}+|\\x41", "a|^b$|c", ""
            })
    void whatIsDrawn_matchesTheRegex(String pattern) {
        Grammar grammar = Grammar.ofRegex(pattern);
        Pattern java = Pattern.compile(pattern.replace("\\u{1f600}", "\\x{1f600}"), Pattern.DOTALL);
        for (Walks walks : List.of(bytes, words)) {
            Constraint constraint = Constraint.of(grammar, walks.trie());
            int complete = 0;
            for (int i = 0; i < 50; i++) {
                Optional<String> text = walks.text(constraint, 100);
                text.ifPresent(some -> assertThat(java.matcher(some).matches())
                        .as("%s for %s", some, pattern)
                        .isTrue());
                complete += text.isPresent() ? 1 : 0;
            }
            assertThat(complete).isGreaterThan(20);
        }
    }

    @Test
    void choices_areAllDrawn_andNothingElse() {
        List<String> choices = List.of("yes", "no", "yesterday", "语言");
        Constraint constraint = Constraint.of(Grammar.ofChoices(choices), words.trie());
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            drawn.add(words.text(constraint, 50).orElseThrow());
        }
        assertThat(drawn).containsOnlyElementsOf(choices).containsAll(choices);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"array\",\"uniqueItems\":true}=uniqueItems",
                "{\"not\":{}}=not",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"patternProperties\":{}}}}=/properties/a",
                "{\"type\":\"number\",\"multipleOf\":3}=multipleOf",
                "{\"type\":\"strin\"}=/type",
                "{\"minLength\":-1}=/minLength",
                "{\"required\":[1]}=/required",
                "{\"$ref\":\"other.json\"}=$ref",
                "{\"$ref\":\"#/nowhere\"}=#/nowhere",
                "{\"$ref\":\"#\"}=refers to itself",
                "{\"allOf\":[{\"$ref\":\"#\"}]}=refers to itself",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}},\"required\":[\"a\"]}=never be complete",
                "{\"oneOf\":[{\"type\":\"integer\"},{\"type\":\"number\"}]}=oneOf",
                "{\"type\":\"integer\",\"minimum\":3,\"maximum\":2}=between 3 and 2",
                "{\"type\":\"string\",\"pattern\":\"(?=a)\"}=character",
                "{\"type\":\"string\",\"pattern\":\"(a\"}=missing",
                "{\"type\":\"string\",\"format\":\"hostname\"}='hostname'",
                "{\"type\":\"string\",\"pattern\":\"a\",\"maxLength\":3}=pattern",
                "{\"type\":\"string\",\"maxLength\":2000000}=states",
                "{\"enum\":[]}=never be complete",
                "{\"type\":\"array\",\"minItems\":3,\"maxItems\":2}=items",
                "{\"type\":\"object\",\"required\":[\"a\"],\"additionalProperties\":false}='a'",
                "{\"type\":=no JSON",
                "{} {}=no JSON",
                "{\"type\":\"null\",\"type\":\"null\"}=no JSON",
                "3=a schema"
            })
    void whatCannotBeHonoured_isRefusedByItsName(String refused) {
        int split = refused.lastIndexOf('=');
        assertThatThrownBy(() -> words.text(Grammar.ofSchema(refused.substring(0, split)), 1))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(refused.substring(split + 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "a**",
                "[b-a]",
                "\\1",
                "\\b",
                "(?i)a",
                "a{3,2}",
                "a{99999}",
                "(?<x",
                "[",
                "a)",
                "\\",
                "*",
                "x$y",
                "(^a)",
                "(((a{9999}){9999}){9999})"
            })
    void patterns_thatCannotBeFollowed_areRefused(String pattern) {
        assertThatThrownBy(() -> words.text(Grammar.ofRegex(pattern), 1)).isInstanceOf(EngineException.class);
    }

    @Test
    void choices_thatAreNone_areRefused() {
        for (List<String> choices : List.of(List.<String>of(), List.of("a", ""), List.of("a", "a"))) {
            assertThatThrownBy(() -> Grammar.ofChoices(choices)).isInstanceOf(EngineException.class);
        }
    }
}

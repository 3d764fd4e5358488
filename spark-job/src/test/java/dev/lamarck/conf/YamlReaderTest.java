package dev.lamarck.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlReaderTest {
    private static final String SEED = """
            # A run.
            name: "quoted \\u00e9"
            islands: {count: 4, names: [a, 'b', "c"]}
            text: |
              two
              lines
            folded: >-
              x
              y
            stages:
              - name: one
                rate: 0.5
              - {name: two, rate: 1e-3}
            note: ~
            flags: [true, '${HOME}', !!str 3]
            """;
    private static final String SPICE = "{}[]:-#&*!|>'\"%@`,?\t\n \\~$<=\u0000\u0085\uD800\uFFFEé0123.eE_ax";

    record Islands(@Positive int count, @NonEmpty List<String> names) {}

    record Stage(String name, @Range(min = 0, max = 1) double rate) {}

    record Target(
            String name,
            Islands islands,
            Optional<String> text,
            Optional<String> note,
            String folded,
            List<Stage> stages,
            @Default("[]") List<String> flags) {}

    @ParameterizedTest
    @CsvSource({"3, 3", "1_000, 1000", "-7, -7", "007, 7", "12345678901234567890, 12345678901234567890"})
    void scalar_wholeNumber(String text, String number) {
        assertThat(value(text).toString()).isEqualTo(number);
        assertThat(value(text)).isInstanceOf(Number.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "1e3", "1.5E-7", ".5", "+2."})
    void scalar_decimalNumber(String text) {
        assertThat(value(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "off", "1.2.3", "0x1F", "12:30", "2026-01-01", "1e999", ".inf", ".nan", "a b"})
    void scalar_text(String text) {
        assertThat(value(text)).isEqualTo(text);
    }

    @Test
    void scalar_blockText() {
        Block block = Block.ofYaml(SEED, "run.yaml");
        assertThat(block.value("text")).contains("two\nlines\n");
        assertThat(block.value("folded")).contains("x y");
        assertThat(block.value("name")).contains("quoted é");
        assertThat(block.origin("stages[1].rate")).contains("run.yaml:13");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "# only a comment\n", "---\n", "~", "{}"})
    void document_empty(String text) {
        assertThat(Block.ofYaml(text, "run.yaml").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "text", "[a]", "- a\n- b"})
    void document_notABlock(String text) {
        assertThatThrownBy(() -> Block.ofYaml(text, "run.yaml"))
                .hasMessage("Cannot read run.yaml:1: expected a block of settings such as 'islands: {count: 4}'.");
    }

    @Test
    void document_duplicateKeys() {
        assertThatThrownBy(() -> Block.ofYaml("a-b: 1\nc: 2\na_b: 3", "run.yaml"))
                .hasMessage("Cannot read run.yaml:3: 'a_b' is there twice, first at run.yaml:1. Remove one of them.");
    }

    @Test
    void document_aliases() {
        assertThatThrownBy(() -> Block.ofYaml("a: &x 1\nb: *x", "run.yaml"))
                .hasMessage("Cannot read run.yaml:2: aliases such as *x are not read. Write the value out.");
    }

    @Test
    void document_several() {
        assertThatThrownBy(() -> Block.ofYaml("a: 1\n---\nb: 2", "run.yaml"))
                .hasMessage("Cannot read run.yaml:3: a second YAML document begins here."
                        + " Settings are one document; remove '---'.");
    }

    @Test
    void document_notYaml() {
        assertThatThrownBy(() -> Block.ofYaml("a: [1, 2\nb: 3\n", "run.yaml"))
                .isInstanceOf(ConfException.class)
                .hasMessageStartingWith("Cannot read run.yaml at line 2, column 2: not valid YAML: ");
        assertThatThrownBy(() -> Block.ofYaml("a:\n\tb: 3\n", "run.yaml"))
                .isInstanceOf(ConfException.class)
                .hasMessageStartingWith("Cannot read run.yaml at line 2, column 1: not valid YAML: ")
                .hasMessageEndingWith("Indent with spaces, not tabs.");
    }

    @Test
    void document_tooDeepOrTooLarge() {
        assertThatThrownBy(() -> Block.ofYaml("a: " + "[".repeat(100_000), "run.yaml"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("nested deeper than");
        assertThatThrownBy(() -> Block.ofYaml("a: " + "x".repeat(YamlReader.LARGEST), "run.yaml"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("Keep data in files of their own.");
    }

    @Test
    void document_mutatedAtRandom_neverThrowsAnythingElse() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        int read = 0;
        for (int i = 0; i < 6_000; i++) {
            read += reads(mutated(random)) ? 1 : 0;
        }
        assertThat(read).isBetween(200, 5_800);
    }

    private static boolean reads(String text) {
        try {
            Block block = Block.ofYaml(text, "run.yaml");
            assertThat(Block.ofYaml(block.toYaml(), "again").canonical())
                    .as(text)
                    .isEqualTo(block.canonical());
            block.expanded(Map.of("HOME", "/home"));
            block.with("islands.names[0]", text);
            new Binder().bind(block, Target.class);
            return true;
        } catch (ConfException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem).isNotBlank());
            return false;
        }
    }

    private static String mutated(RandomGenerator random) {
        StringBuilder text = new StringBuilder(SEED);
        int changes = 1 + random.nextInt(6);
        for (int c = 0; c < changes; c++) {
            int at = random.nextInt(text.length());
            char spice = SPICE.charAt(random.nextInt(SPICE.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, spice);
                case 1 -> text.insert(at, spice);
                case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(20))));
            }
        }
        return text.toString();
    }

    private static Object value(String text) {
        Block file = Block.ofYaml("a: " + text, "run.yaml");
        Object flag = Block.empty().with("a", text).value("a").orElseThrow();
        assertThat(file.value("a")).contains(flag);
        assertThat(List.of(flag)).doesNotContainNull();
        return flag;
    }
}

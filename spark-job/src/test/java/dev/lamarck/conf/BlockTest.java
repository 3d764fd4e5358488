package dev.lamarck.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlockTest {
    private static final Block RUN = Block.ofYaml("""
            islands:
              count: 4
              migration_interval: 10
            stages:
              - name: warm-up
              - name: search
            weights: {circle_area: 1.0}
            """, "run.yaml");

    @Test
    void value_inEitherSpelling() {
        assertThat(RUN.value("islands.count")).contains(4L);
        assertThat(RUN.value("islands.migration-interval")).contains(10L);
        assertThat(RUN.value("islands.migration_interval")).contains(10L);
        assertThat(RUN.value("stages[1].name")).contains("search");
        assertThat(RUN.value("stages.0.name")).contains("warm-up");
        assertThat(RUN.value("stages[2].name")).isEmpty();
        assertThat(RUN.value("nowhere.at.all")).isEmpty();
        assertThat(RUN.text("weights.circle_area")).contains("1.0");
    }

    @Test
    void keys_keepTheirSpelling() {
        assertThat(RUN.keys()).containsExactly("islands", "stages", "weights");
        assertThat(RUN.at("weights").keys()).containsExactly("circle_area");
        assertThat(RUN.at("nothing").isEmpty()).isTrue();
        assertThat(RUN.at("islands").path()).isEqualTo("islands");
    }

    @Test
    void toMap_isPlainAndSorted() {
        assertThat(RUN.toMap().keySet()).containsExactly("islands", "stages", "weights");
        assertThat(RUN.toMap().get("weights")).isEqualTo(Map.of("circle_area", 1.0));
        assertThat(RUN.toMap().get("stages")).isEqualTo(List.of(Map.of("name", "warm-up"), Map.of("name", "search")));
    }

    @Test
    void overlaidBy_mergesBlocksAndReplacesTheRest() {
        Block higher = Block.ofYaml("islands: {count: 8}\nstages: []\nweights: {other: 2}", "more.yaml");
        Block merged = RUN.overlaidBy(higher);
        assertThat(merged.value("islands.count")).contains(8L);
        assertThat(merged.value("islands.migration-interval")).contains(10L);
        assertThat(merged.value("stages")).contains(List.of());
        assertThat(merged.at("weights").keys()).containsExactly("circle_area", "other");
        assertThat(merged.origin("islands.count")).contains("more.yaml:1");
        assertThat(merged.origin("islands.migration-interval")).contains("run.yaml:3");
    }

    @Test
    void overlaidBy_nothingTakesAValueBack() {
        Block merged = RUN.overlaidBy(Block.ofYaml("islands: {count: ~}", "more.yaml"));
        assertThat(merged.value("islands.count")).isEmpty();
        assertThat(merged.at("islands").keys()).containsExactly("migration_interval");
    }

    @Test
    void with_readsTheValueAsYaml() {
        assertThat(RUN.with("a.b", "3").value("a.b")).contains(3L);
        assertThat(RUN.with("a", "[x, 2]").value("a")).contains(List.of("x", 2L));
        assertThat(RUN.with("a", "{x: {y: 1}}").value("a.x.y")).contains(1L);
        assertThat(RUN.with("a", "Note: #5").value("a")).contains("Note: #5");
        assertThat(RUN.with("a", "\"3\"").value("a")).contains("3");
        assertThat(RUN.with("a", "yes").value("a")).contains("yes");
        assertThat(RUN.with("a", "true").value("a")).contains(true);
        assertThat(RUN.with("islands.migration-interval", "").value("islands.migration_interval"))
                .isEmpty();
        assertThat(RUN.with("spark.\"spark.executor.cores\"", "2").at("spark").keys())
                .containsExactly("spark.executor.cores");
    }

    @Test
    void with_reachesIntoLists() {
        Block changed = RUN.with("stages[0].name", "first")
                .with("stages.1.name", "second")
                .with("stages[2].name", "x");
        assertThat(changed.value("stages"))
                .contains(List.of(Map.of("name", "first"), Map.of("name", "second"), Map.of("name", "x")));
        assertThat(changed.origin("stages[0].name")).contains("--set stages[0].name");
        assertThatThrownBy(() -> RUN.with("stages[5].name", "x"))
                .isInstanceOf(ConfException.class)
                .hasMessage("Cannot read --set stages[5].name: the list has 2 entries, so entry 5 cannot be set."
                        + " The next free one is 2.");
    }

    @Test
    void with_badPath() {
        for (String path : List.of("", ".", "a..b", "a.", "a[x]", "a[-1]", "a[1", "[", "a\"b")) {
            assertThatThrownBy(() -> RUN.with(path, "1")).as(path).isInstanceOf(ConfException.class);
        }
    }

    @Test
    void without_removesOneValue() {
        assertThat(RUN.without("islands.count").at("islands").keys()).containsExactly("migration_interval");
        assertThat(RUN.without("islands").keys()).containsExactly("stages", "weights");
        assertThat(RUN.without("no.such")).isEqualTo(RUN);
    }

    @Test
    void canonical_isOneFormForEqualSettings() {
        Block a = Block.ofYaml("b: 1\na_x: 100\nc: 0.10\nd: ~\ne: 'q\"'", "a");
        Block b = Block.ofYaml("a-x: 1e2\nc: 1.0e-1\nb: 1.0\ne: q\"", "b");
        assertThat(a.canonical()).isEqualTo("{\"a-x\":100,\"b\":1,\"c\":0.1,\"e\":\"q\\\"\"}");
        assertThat(b.canonical()).isEqualTo(a.canonical());
        assertThat(b).isEqualTo(a).hasSameHashCodeAs(a);
        assertThat(Block.ofMap(Map.of("a", 1.0)).canonical()).isEqualTo("{\"a\":1}");
        assertThat(Block.ofYaml("a: 1", "")).isNotEqualTo(Block.ofYaml("a: 'x'", ""));
    }

    @Test
    void toYaml_readsBackEqual() {
        Block block = Block.ofMap(Map.of(
                "texts",
                        List.of("", "null", "true", "3", "1e3", "- a", "a: b", "#c", "x #y", "é\n\t\"\\", " s ", "yes"),
                "numbers", List.of(3, -0.5, 1e300, Long.MAX_VALUE, true),
                "nested", Map.of("a", Map.of("b", List.of(Map.of("c", 1, "d", 2), List.of(1, List.of()), Map.of()))),
                "odd key: #", 1));
        Block back = Block.ofYaml(block.toYaml(), "again");
        assertThat(back).isEqualTo(block);
        assertThat(back.toMap()).isEqualTo(block.toMap());
        assertThat(Block.empty().toYaml()).isEqualTo("{}\n");
        assertThat(RUN.toYaml()).isEqualTo("""
                        islands:
                          count: 4
                          migration_interval: 10
                        stages:
                          -
                            name: warm-up
                          -
                            name: search
                        weights:
                          circle_area: 1.0
                        """);
    }

    @Test
    void masked_hidesSecretsOnly() {
        Block block = Block.ofYaml(
                        "llm: {api_key: abc, max-tokens: 512, model: m, tokens: [t1]}\nsecrets: {a: b}\nauthToken: ${T}",
                        "run.yaml")
                .expanded(Map.of("T", "hush"));
        assertThat(block.value("authToken")).contains("hush");
        assertThat(block.masked().toMap())
                .isEqualTo(Map.of(
                        "llm", Map.of("api_key", "***", "max-tokens", 512L, "model", "m", "tokens", List.of("***")),
                        "secrets", Map.of("a", "***"),
                        "authToken", "${T}"));
        assertThat(block.toString()).doesNotContain("abc", "hush");
    }

    @Test
    void masked_hidesNumbersDefaultsAndLists() {
        Block block = Block.ofYaml(
                        "password: 12345678\ntokens: 9\nlist: [{api-key: 1}, {x: 2}]\nkey: 'Bearer ${K:-hush}'\n"
                                + "secret: $${hush}\ntoken: true",
                        "run.yaml")
                .expanded(Map.of());
        assertThat(block.masked().toMap())
                .isEqualTo(Map.of(
                        "password", "***",
                        "tokens", 9L,
                        "list", List.of(Map.of("api-key", "***"), Map.of("x", 2L)),
                        "key", "Bearer ${K}",
                        "secret", "***",
                        "token", "***"));
    }

    @Test
    void withoutSecrets_leavesThemOutAtAnyDepth() {
        Block block =
                Block.ofYaml("a: {api_key: abc, b: [{password: 1, c: 2}]}\nsecrets: {d: 3}\nmax-tokens: 4", "run.yaml");
        assertThat(block.withoutSecrets().toMap())
                .isEqualTo(Map.of("a", Map.of("b", List.of(Map.of("c", 2L))), "max-tokens", 4L));
    }

    @Test
    void stored_expandedAgain_isTheSame() {
        Map<String, String> environment = Map.of("T", "hush", "V", "${T} $${T}");
        Block block = Block.ofYaml(
                        "a: $${HOME}\nb: ['$$${T}', '$${', '$$', '${V}', 1.50]\nc: {key: '${T:-x}'}\nd: '${N:-7}'",
                        "run.yaml")
                .expanded(environment);
        String kept = block.stored().toYaml();
        Block back = Block.ofYaml(kept, "kept").expanded(environment);
        assertThat(back).isEqualTo(block);
        assertThat(back.stored().toYaml()).isEqualTo(kept);
        assertThat(back.value("a")).contains("${HOME}");
        assertThat(kept).doesNotContain("key: hush").contains("\"${T}\"");
    }

    @Test
    void serialized_comesBackEqual() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(RUN.with("a", "[1, {b: c}]"));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Object back = in.readObject();
            assertThat(back).isEqualTo(RUN.with("a", "[1, {b: c}]"));
            assertThat(((Block) back).origin("islands.count")).contains("run.yaml:2");
        }
    }

    @Test
    void ofFile_missingOrNotUtf8(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.yaml");
        assertThatThrownBy(() -> Block.ofFile(file))
                .hasMessage("Cannot read " + file + ": there is no such file. Check the path and its permissions.");
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xFF});
        assertThatThrownBy(() -> Block.ofFile(file))
                .hasMessage("Cannot read " + file + ": it is not UTF-8 text. Save it as UTF-8.");
        Files.writeString(file, "\uFEFFa: é");
        assertThat(Block.ofFile(file).value("a")).contains("é");
        assertThatThrownBy(() -> Block.ofFile(folder)).isInstanceOf(ConfException.class);
    }

    @Test
    void written_keepsThePlaceOfWhatItStandsFor() {
        Block block = Block.empty().written("a.b-c", List.of(Map.of("x", 1)), "peer.yaml:7");
        assertThat(block.toMap()).isEqualTo(Map.of("a", Map.of("b-c", List.of(Map.of("x", 1L)))));
        assertThat(block.origin("a.b_c")).contains("peer.yaml:7");
        assertThat(block.written("a.d", "t", "elsewhere").origin("a.d")).contains("elsewhere");
    }

    @Test
    void under_andOnly_keepOrigins() {
        Block below = RUN.at("islands").under("search.parts");
        assertThat(below.keys()).containsExactly("search");
        assertThat(below.origin("search.parts.count")).contains("run.yaml:2");
        assertThat(below.path()).isEmpty();
        Block some = Block.ofYaml("{a_b: 1, c: 2, d: }", "run.yaml").only(Set.of("a-b", "d"));
        assertThat(some.toMap()).isEqualTo(Map.of("a_b", 1L));
        assertThat(some.origin("a-b")).contains("run.yaml:1");
    }
}

package dev.lamarck.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class LayersTest {
    private static final Block FILE = Block.ofYaml("""
            profile: big
            file: 3
            env: 3
            flag: 3
            list: [{a: 1}, {a: 2}]
            profiles:
              big: {profile-only: 2, file: 2, islands: {count: 9}}
              small: {profile-only: 1}
              none: {}
            """, "run.yaml");

    private static Layers layers() {
        return Layers.of()
                .defaults(Block.ofYaml("a: 1\nprofile-only: 1\nfile: 1\nenv: 1\nflag: 1", "defaults"))
                .file(FILE);
    }

    @Test
    void merge_inTheOrderOfPrecedence() {
        Block block = layers().environment(Map.of("LAMARCK_ENV", "4", "LAMARCK_FLAG", "4", "HOME", "/home"), Set.of())
                .set(List.of("flag=4", "flag=5", "list[1].a=7"))
                .merge();
        assertThat(block.toMap())
                .isEqualTo(Map.of(
                        "a", 1L,
                        "profile-only", 2L,
                        "file", 3L,
                        "env", 4L,
                        "flag", 5L,
                        "islands", Map.of("count", 9L),
                        "list", List.of(Map.of("a", 1L), Map.of("a", 7L))));
        assertThat(block.origin("env")).contains("LAMARCK_ENV");
        assertThat(block.origin("profile-only")).contains("run.yaml:7");
    }

    @Test
    void merge_typeAlone_isMergedLikeTheBlockThatItStandsFor() {
        String yaml = "profile: p\nprofiles: {p: {a: ring}}\na: {config: {x: 1}}\nb: ring\nc: {type: ring}";
        Block block = Layers.of()
                .forSettings(BinderTest.Shaped.class)
                .file(Block.ofYaml(yaml, "run.yaml"))
                .environment(Map.of("LAMARCK_B__CONFIG__X", "2"), Set.of())
                .set(List.of("c=none", "c.config.x=3"))
                .merge();
        assertThat(block)
                .isEqualTo(Block.ofYaml(
                        "{a: {type: ring, config: {x: 1}}, b: {type: ring, config: {x: 2}}, c: {type: none, config: {x: 3}}}",
                        ""));
        assertThat(block.origin("b.type")).contains("run.yaml:4");
    }

    @Test
    void profile_chosenByFlagThenVariableThenFile() {
        Map<String, String> small = Map.of("LAMARCK_PROFILE", "small");
        assertThat(layers().merge().value("profile-only")).contains(2L);
        assertThat(layers().environment(small, Set.of()).merge().value("profile-only"))
                .contains(1L);
        assertThat(layers().environment(small, Set.of()).profile("big").merge().value("profile-only"))
                .contains(2L);
        assertThat(layers().profile("none").merge().value("profile-only")).contains(1L);
        assertThat(layers().set(List.of("profile=small")).merge().value("profile-only"))
                .contains(1L);
    }

    @Test
    void profile_unknown() {
        assertThatThrownBy(() -> layers().profile("bgi").merge())
                .isInstanceOf(ConfException.class)
                .hasMessage("There is no profile 'bgi'. Defined are big, none, small. Did you mean 'big'?");
        assertThatThrownBy(() -> Layers.of().profile("x").merge()).hasMessageContaining("the settings define none");
        assertThatThrownBy(() -> layers().set(List.of("profiles.big=3")).merge())
                .hasMessageContaining("at 'profiles.big'");
    }

    @Test
    void environment_pathsAndValues() {
        Block block = Layers.of()
                .environment(
                        Map.of("LAMARCK_ISLANDS__MAX_COUNT", "[1, 2]", "LAMARCK_HOME", "/opt", "OTHER", "x"),
                        Set.of("LAMARCK_HOME"))
                .merge();
        assertThat(block.toMap()).isEqualTo(Map.of("islands", Map.of("max-count", List.of(1L, 2L))));
    }

    @Test
    void set_withoutAValue() {
        for (String flag : List.of("a.b", "=3", "")) {
            assertThatThrownBy(() -> Layers.of().set(List.of(flag)).merge())
                    .isInstanceOf(ConfException.class)
                    .hasMessage(
                            "Cannot read --set " + flag + ": it names no value. Write it as --set islands.count=4.");
        }
        assertThatThrownBy(() -> Layers.of().set(List.of("a=[1")).merge())
                .isInstanceOf(ConfException.class)
                .hasMessageStartingWith("Cannot read --set a");
    }

    @Test
    void expanded_fillsInVariables() {
        Block block = Layers.of()
                .file(Block.ofYaml(
                        "n: ${N}\nurl: http://${HOST:-localhost}:${PORT:-80}/$${x}\nlist: ['${N}', \"${EMPTY:-e}\"]\nt: a${EMPTY}b",
                        "run.yaml"))
                .environment(Map.of("N", "3", "PORT", "99", "EMPTY", ""), Set.of())
                .merge();
        assertThat(block.toMap())
                .isEqualTo(Map.of("n", 3L, "url", "http://localhost:99/${x}", "list", List.of(3L, "e"), "t", "ab"));
    }

    @Test
    void expanded_unsetVariable() {
        assertThatThrownBy(() -> Layers.of()
                        .file(Block.ofYaml("llm:\n  api-key: ${NO_KEY}\nx: [a, '${NO_X}']", "run.yaml"))
                        .merge())
                .isInstanceOfSatisfying(
                        ConfException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "Cannot read run.yaml: 'llm.api-key' (line 2) needs the environment variable NO_KEY,"
                                                + " which is not set. Set it, or give a default with ${NO_KEY:-default}.",
                                        "Cannot read run.yaml: 'x[1]' (line 3) needs the environment variable NO_X,"
                                                + " which is not set. Set it, or give a default with ${NO_X:-default}."));
    }

    /** A toy peer whose files begin with {@code toy: true} and say {@code num_islands}. */
    private static Optional<Block> toy(Block raw, Consumer<String> warn) {
        if (raw.value("toy").isEmpty()) {
            return Optional.empty();
        }
        raw.without("toy").without("num-islands").keys().forEach(key -> warn.accept("'" + key + "' is not known"));
        return Optional.of(
                Block.empty().with("islands.count", raw.text("num-islands").orElse("1")));
    }

    @Test
    void dialect_translatesItsOwnFilesOnly() {
        List<String> warnings = new ArrayList<>();
        List<Dialect> dialects = List.of(LayersTest::toy);
        Block peer = Block.ofYaml("toy: true\nnum_islands: 5\nodd: 1", "peer.yaml");
        assertThat(Layers.of()
                        .dialects(dialects, warnings::add)
                        .file(peer)
                        .merge()
                        .toMap())
                .isEqualTo(Map.of("islands", Map.of("count", 5L)));
        assertThat(warnings).containsExactly("'odd' is not known");
        Block ours = Block.ofYaml("islands: {count: 2}", "run.yaml");
        assertThat(Layers.of().dialects(dialects, warnings::add).file(ours).merge())
                .isEqualTo(ours);
    }

    @Test
    void dialects_translateOneAfterTheOther() {
        Dialect first =
                (raw, warn) -> raw.text("a").map(text -> raw.without("a").with("b", text + "1"));
        Dialect second =
                (raw, warn) -> raw.text("b").map(text -> raw.without("b").with("c", text + "2"));
        Dialect none = (raw, warn) -> java.util.Optional.empty();
        assertThat(Layers.of()
                        .dialects(List.of(first, none, second), warning -> {})
                        .file(Block.ofYaml("a: x", "run.yaml"))
                        .merge()
                        .toMap())
                .isEqualTo(Map.of("c", "x12"));
    }
}

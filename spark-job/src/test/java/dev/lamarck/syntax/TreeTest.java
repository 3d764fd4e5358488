package dev.lamarck.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TreeTest {

    @Test
    void positions_countCharactersOfTheString() {
        Tree tree = Language.PYTHON.parse("é = '😀😀'; after = 'ü'\n");

        int last = (int) tree.subtree(0)
                .filter(node -> tree.is(node, Role.STRING))
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(tree.text(last)).isEqualTo("'ü'");
        assertThat(tree.text(tree.child(tree.parent(last), "left"))).isEqualTo("after");
    }

    @Test
    void positions_holdWhereAPairLiesAcrossChunks() {
        for (int shift = 0; shift < 4; shift++) {
            String text = "#" + "x".repeat(shift) + "😀".repeat(5000) + "\nnow = 'é'\n";
            Tree tree = Language.PYTHON.parse(text);

            assertThat(tree.parses()).isTrue();
            assertThat(tree.root().children().get(1).text()).isEqualTo("now = 'é'");
        }
    }

    @Test
    void parse_takesLoneSurrogatesAndZeros() {
        Tree tree = Language.PYTHON.parse("a = '\uD83D'\nb = \u0000 1\nc = 2\n");

        assertThat(tree.size()).isPositive();
        assertThat(tree.subtree(0).mapToObj(tree::text)).contains("c");
    }

    @Test
    void fields_leadToChildren() {
        Tree tree = Language.JAVA.parse("class A { int f(int x) { if (x > 1) return x; else return 2; } }");
        int branch = tree.subtree(0)
                .filter(node -> tree.is(node, Role.BRANCH))
                .findFirst()
                .orElseThrow();

        assertThat(tree.text(tree.child(branch, "condition"))).isEqualTo("(x > 1)");
        assertThat(tree.text(tree.child(branch, "alternative"))).isEqualTo("return 2;");
        assertThat(tree.child(branch, "nonsense")).isEqualTo(Tree.NONE);
        assertThat(tree.node(branch).child("consequence").orElseThrow().kind()).isEqualTo("return_statement");
    }

    @ParameterizedTest
    @EnumSource
    void structure_isATreeInPreOrder(Language language) {
        Tree tree = language.parse(Samples.of(language));

        for (int node = 0; node < tree.size(); node++) {
            int parent = node;
            int[] children = tree.children(node).toArray();
            int below = IntStream.of(children).map(tree::size).sum();
            assertThat(tree.size(node)).isEqualTo(1 + below);
            assertThat(IntStream.of(children)).allMatch(child -> tree.parent(child) == parent);
        }
        assertThat(tree.parent(0)).isEqualTo(Tree.NONE);
        assertThat(tree.size(0)).isEqualTo(tree.size());
    }

    @ParameterizedTest
    @EnumSource
    void kinds_countOnRoles(Language language) {
        Tree tree = language.parse(Samples.of(language));

        assertThat(List.of(Role.COMMENT, Role.FUNCTION, Role.CALL, Role.RETURN, Role.LOOP, Role.BLOCK, Role.STATEMENT))
                .allSatisfy(role -> assertThat(tree.subtree(0).anyMatch(node -> tree.is(node, role)))
                        .isTrue());
    }

    @Test
    void covering_findsTheSmallestNode() {
        String text = "x = f(1, 23)\n";
        Tree tree = Language.PYTHON.parse(text);

        assertThat(tree.kindName(tree.covering(text.indexOf("23"), text.indexOf("23") + 1)))
                .isEqualTo("integer");
        assertThat(tree.kindName(tree.covering(text.indexOf("1"), text.indexOf("23") + 2)))
                .isEqualTo("argument_list");
    }

    @Test
    void trouble_namesWhatIsMissing() {
        assertThat(Language.JAVA.parse("class A { int x = 1 }").trouble())
                .hasValueSatisfying(trouble -> assertThat(trouble.what()).isEqualTo("';' is missing before '}'"));
    }

    @Test
    void parse_refusesATextThatIsTooLong() {
        assertThatThrownBy(() -> Language.C.parse("x".repeat(10_000_000)))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("10000000 characters: the limit is 8000000");
    }

    @Test
    void parse_refusesWhatNestsTooDeep() {
        String deep = "\n(" + "(".repeat(50_000) + "1" + ")".repeat(50_000) + ")";

        assertThatThrownBy(() -> Language.PYTHON.parse(deep))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("line 2 nests deeper than 10000 levels");
    }

    @Test
    void parse_refusesWhatTakesTooMuchWork() {
        ParseLimits little = new ParseLimits(1_000_000, 1000, 1, Duration.ofSeconds(10));

        assertThatThrownBy(() -> Language.C.parse("(1 + 2);".repeat(100_000), little))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("far more work");
    }

    @Test
    void parse_refusesWhatTakesTooLong() {
        ParseLimits quick = new ParseLimits(1_000_000, 1000, 8000, Duration.ofMillis(300));

        assertThatThrownBy(() -> Language.JAVASCRIPT.parse("'''".repeat(5_000), quick))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("far more work");
    }

    @ParameterizedTest
    @EnumSource
    void walks_comeThroughDeepTrees(Language language) {
        String deep = "x = " + "(".repeat(4000) + "1" + ")".repeat(4000);
        Tree tree = language.parse(deep);

        assertThat(CodeMeasures.of(tree).complexity()).isPositive();
        assertThat(Shingles.of(tree).size()).isPositive();
        assertThat(Canonical.of(tree)).isNotNull();
    }

    @Test
    void parse_isSafeForManyThreads() {
        List<Integer> sizes = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> Language.values()[i % Language.values().length])
                .map(language -> language.parse(Samples.of(language)).size() - languageSize(language))
                .toList();

        assertThat(sizes).containsOnly(0);
    }

    private static int languageSize(Language language) {
        return language.parse(Samples.of(language)).size();
    }
}

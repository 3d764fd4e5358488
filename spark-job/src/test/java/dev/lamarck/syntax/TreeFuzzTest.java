package dev.lamarck.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the text is, there is a tree whose ranges lie in order inside the text, and every measure has an answer. */
final class TreeFuzzTest {

    @ParameterizedTest
    @EnumSource
    void randomBytes_haveATree(Language language) {
        Random random = new Random(1);
        for (int i = 0; i < 60; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            check(language.parse(new String(bytes, StandardCharsets.UTF_8)));
            check(language.parse(new String(bytes, StandardCharsets.UTF_16LE)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void damagedPrograms_haveATree(Language language) {
        Random random = new Random(2);
        String sample = Samples.of(language);
        for (int i = 0; i < 120; i++) {
            int from = random.nextInt(sample.length());
            int to = from + random.nextInt(sample.length() - from);
            check(language.parse(sample.substring(0, from) + sample.substring(to)));
            check(language.parse(sample.substring(from, to)));
        }
    }

    private static void check(Tree tree) {
        for (int node = 0; node < tree.size(); node++) {
            int parent = node;
            assertThat(tree.start(node)).isBetween(0, tree.end(node));
            assertThat(tree.end(node)).isLessThanOrEqualTo(tree.text().length());
            int[] before = {tree.start(node)};
            tree.children(node).forEach(child -> {
                assertThat(tree.start(child)).isGreaterThanOrEqualTo(before[0]);
                assertThat(tree.end(child)).isLessThanOrEqualTo(tree.end(parent));
                before[0] = tree.end(child);
            });
        }
        CodeMeasures measures = CodeMeasures.of(tree);
        assertThat(measures.maintainability()).isBetween(0.0, 100.0);
        assertThat(measures.readability()).isBetween(0.0, 1.0);
        assertThat(Shingles.of(tree).sketch()).doesNotContain(Double.NaN);
        assertThat(Canonical.of(tree).isPresent()).isIn(false, tree.parses());
    }
}

package dev.lamarck.vary.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.EvolveBlocks;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.genome.VectorSpace;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TextMutationTest {

    private static final String MARKED = """
            import math
            # EVOLVE-BLOCK-START
            A = 1.25
            def f(x):
            \tif x <= A and 'ß😀':
            \t\treturn math.sin(x) * 2e-3
            \treturn x
            # EVOLVE-BLOCK-END
            print(f(3))
            # EVOLVE-BLOCK-START
            # EVOLVE-BLOCK-END
            # EVOLVE-BLOCK-START
            B = 7
            # EVOLVE-BLOCK-END
            done = True""";

    private static Variator operator(String... settings) {
        Block block = Block.empty();
        for (int i = 0; i < settings.length; i += 2) {
            block = block.with(settings[i], settings[i + 1]);
        }
        return Catalogs.operators().create("text", block);
    }

    private static Program python(String text) {
        return Program.of("python", "main.py", text);
    }

    private static List<Program> children(Variator operator, Program parent, int count) {
        List<Variator.Mating> matings = IntStream.range(0, count)
                .mapToObj(slot -> new Variator.Mating(
                        List.of(new Variator.Parent(parent, new double[0])),
                        new RandomKey(5, 1, 0, slot, Purpose.VARY)))
                .toList();
        return operator.vary(new Variator.Brood(new ProgramSpace(List.of(parent)), 1, 0, matings)).stream()
                .map(Program.class::cast)
                .toList();
    }

    @Test
    void vary_markedText_changesOnlyWhatIsBetweenTheMarkers() {
        for (String text : List.of(MARKED, MARKED.replace("\n", "\r\n"), MARKED.replace("B = 7\n", "B = 7\r\n"))) {
            EvolveBlocks frame = EvolveBlocks.of(text);
            for (Program child : children(operator("edits", "4"), python(text), 4000)) {
                assertThat(frame.objection(child.text())).as(child.text()).isEmpty();
                assertThat(child.text()).isNotEqualTo(text);
            }
        }
    }

    @Test
    void vary_severalFiles_leavesThoseWithoutBlocksAlone() {
        SourceFile fixed = new SourceFile("lib.py", "x = 1\ny = 2\n");
        Program parent = new Program("python", List.of(new SourceFile("main.py", MARKED), fixed));
        assertThat(children(operator(), parent, 500))
                .allMatch(child -> child.files().get(1).equals(fixed));
    }

    @Test
    void vary_unmarkedFiles_reachesAllOfThem() {
        Program parent = new Program(
                "text", List.of(new SourceFile("a.txt", "one two\nthree\n"), new SourceFile("b.txt", "four\nfive")));
        List<Program> children = children(operator(), parent, 300);
        assertThat(children).anyMatch(child -> !child.text().equals(parent.text()));
        assertThat(children)
                .anyMatch(child -> !child.files().get(1).equals(parent.files().get(1)));
    }

    @Test
    void vary_sameKeys_givesTheSameChildren() {
        assertThat(children(operator(), python(MARKED), 200)).isEqualTo(children(operator(), python(MARKED), 200));
        assertThat(Set.copyOf(children(operator(), python(MARKED), 200))).hasSizeGreaterThan(100);
    }

    @Test
    void vary_nothingToChange_givesTheParent() {
        for (String text : List.of("", "# EVOLVE-BLOCK-START\n# EVOLVE-BLOCK-END\n")) {
            assertThat(children(operator(), python(text), 5)).containsOnly(python(text));
        }
    }

    @Test
    void vary_oneBlankLine_doesNotFail() {
        assertThat(children(operator(), python("\n"), 50)).hasSize(50);
        assertThat(children(operator(), python("\r\n \r\n"), 50)).hasSize(50);
    }

    @Test
    void vary_charactersBeyondTheFirstPlane_staysWhole() {
        assertThat(children(operator("edits", "8"), python("x = '😀😀 ß'\n😀\n"), 2000))
                .allMatch(child -> child.text().codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    }

    @Test
    void vary_linesAlone_makesNoNewLine() {
        String text = "a = 1\r\n  b = 2\r\nc = 3";
        for (Program child : children(operator("tokens", "0", "characters", "0"), python(text), 500)) {
            assertThat(child.text().replace("\r\n", "\n").lines().map(String::strip))
                    .isSubsetOf("a = 1", "b = 2", "c = 3");
        }
    }

    @Test
    void vary_tokensAlone_makesNoNewToken() {
        String text = "if alpha <= 10:\n    beta(alpha)\n";
        for (Program child : children(operator("lines", "0", "characters", "0", "edits", "1"), python(text), 500)) {
            assertThat(child.text().split("\\W+")).isSubsetOf("if", "alpha", "10", "beta", "");
        }
    }

    @Test
    void vary_charactersAlone_changesOneAtMost() {
        String text = "abc 12\n";
        for (Program child : children(operator("lines", "0", "tokens", "0", "edits", "1"), python(text), 500)) {
            assertThat(child.text().length()).isBetween(text.length() - 1, text.length() + 1);
            assertThat(child.text()).endsWith("\n");
        }
    }

    @Test
    void vary_moreEdits_changesMore() {
        String text = "value = 1\n".repeat(200);
        assertThat(differences(text, "12")).isGreaterThan(2 * differences(text, "1"));
    }

    private static double differences(String text, String edits) {
        return children(operator("edits", edits, "lines", "0", "characters", "0"), python(text), 300).stream()
                .mapToLong(child -> child.text()
                        .lines()
                        .filter(line -> !line.equals("value = 1"))
                        .count())
                .average()
                .orElseThrow();
    }

    @Test
    void suits_programs() {
        assertThat(operator().suits(new ProgramSpace(List.of(python("x = 1\n")))))
                .isTrue();
        assertThat(operator().suits(new VectorSpace(List.of(new Gene.Real("x", 0, 1)))))
                .isFalse();
    }

    @Test
    void settings_noShareAtAll_areRefused() {
        assertThatThrownBy(() -> operator("lines", "0", "tokens", "0", "characters", "0"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("nothing could change");
    }
}

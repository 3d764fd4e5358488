package dev.lamarck.vary.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PatchTest {

    private static List<String> edits(String before, String after) {
        return edits(Texts.python(before), Texts.python(after));
    }

    private static List<String> edits(Program before, Program after) {
        Patch patch = Patch.between(before, after);
        assertThat(patch.applyTo(before)).isEqualTo(after);
        return patch.edits().stream()
                .map(edit -> before.text().substring(edit.start(), edit.end()) + "→" + edit.text())
                .toList();
    }

    @Test
    void between_ofEqualPrograms_isNothing() {
        assertThat(Patch.between(Texts.loop(), Texts.loop())).isEqualTo(Patch.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "java", "text"})
    void between_ofAnyTexts_leadsFromOneToTheOther(String language) {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String text = Texts.random(random, random.nextInt(60));
            String other = random.nextBoolean() ? Texts.changed(text, random) : Texts.random(random, 40);
            Program before = Program.of(language, "main", text);
            Program after = Program.of(language, "main", other);
            assertThat(Patch.between(before, after).applyTo(before).text()).isEqualTo(other);
        }
    }

    @Test
    void between_ofChangedPrograms_leadsFromOneToTheOther() {
        Random random = new Random(11);
        Program before = Texts.loop();
        for (int i = 0; i < 500; i++) {
            Program after = before.with(0, Texts.changed(before.text(), random));
            assertThat(Patch.between(before, after).applyTo(before)).isEqualTo(after);
            assertThat(Patch.between(after, before).applyTo(after)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'value * 2','value * 3','2→3'",
        "result > LIMIT,result >= LIMIT,>→>=",
        "value * 2,total * 2,value→total"
    })
    void between_ofOneToken_isOneEdit(String before, String after, String edit) {
        assertThat(edits(Texts.LOOP, Texts.LOOP.replace(before, after))).containsExactly(edit);
    }

    @Test
    void between_ofSeparateChanges_isSeparateEdits() {
        assertThat(edits("x = f(1, 2)\ny = 3\n", "x = f(4, 5)\ny = 6\n")).containsExactly("1→4", "2→5", "3→6");
    }

    @Test
    void between_ofNeighbouringStatements_isAnEditEach() {
        assertThat(edits("y = x + 1\nz = 2\nw()\n", "y = x * 3\nprint(y)\nw()\n"))
                .containsExactly("+ 1→* 3", "z = 2→print(y)");
    }

    @Test
    void between_whereAStatementCame_isOneEdit() {
        String line = "        result -= 1\n";
        assertThat(edits(Texts.LOOP, Texts.LOOP.replace("    if result", line + "    if result")))
                .containsExactly("→" + line);
        assertThat(edits("a = 1\n", "a = 1\nb = 2")).containsExactly("→b = 2");
        assertThat(edits("a = 1", "a = 1\nb = 2")).containsExactly("→\nb = 2");
    }

    @Test
    void between_whereALoopCameBeforeAnother_takesTheLoopAsAWhole() {
        String loop = "for i in x:\n    one(i)\n";
        String next = "for i in x:\n    two(i)\n";
        assertThat(edits("a = 1\n" + next, "a = 1\n" + loop + next)).containsExactly("→" + loop);
        String block = "if (a) {\n  one();\n}\n";
        String other = "if (a) {\n  two();\n}\n";
        assertThat(edits(Program.of("javascript", "a.js", other), Program.of("javascript", "a.js", block + other)))
                .containsExactly("→" + block);
    }

    @Test
    void between_whereEverythingIsAnother_isOneEdit() {
        assertThat(edits("return total + 1\n", "print(f(x), y)\n")).containsExactly("return total + 1→print(f(x), y)");
    }

    @Test
    void between_whereAStringChanged_takesTheStringAsAWhole() {
        assertThat(edits("x = 'a b c'\n", "x = 'a d c'\n")).containsExactly("'a b c'→'a d c'");
        assertThat(edits(Program.of("text", "a.txt", "to be or not"), Program.of("text", "a.txt", "to be and not")))
                .containsExactly("or→and");
    }

    @Test
    void between_ofSeveralFiles_namesTheirPlaces() {
        SourceFile main = new SourceFile("main.py", "x = 1\n");
        Program before = new Program("python", List.of(main, new SourceFile("lib.py", "y = 1\n")));
        Program after = new Program("python", List.of(main, new SourceFile("lib.py", "y = 2\n")));
        assertThat(Patch.between(before, after)).isEqualTo(Patch.of(new Edit(1, 4, 5, "2")));
        assertThatThrownBy(() -> Patch.between(before, Texts.loop()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[main.py, lib.py] to [main.py]");
    }

    @Test
    @Timeout(60)
    void between_ofLongPrograms_takesSeconds() {
        Random random = new Random(3);
        String before = lines(random, 100_000);
        String after = IntStream.range(0, 2000).mapToObj(i -> "z = " + i + "\n").collect(Collectors.joining())
                + before.replace("= 77\n", "= 78\n");
        Program one = Texts.python(before);
        Program other = Texts.python(after);
        assertThat(Patch.between(one, other).applyTo(one)).isEqualTo(other);
        Program unlike = Texts.python(lines(new Random(4), 100_000));
        assertThat(Patch.between(one, unlike).applyTo(one)).isEqualTo(unlike);
    }

    private static String lines(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "x" + random.nextInt(100) + " = " + random.nextInt(1000) + "\n")
                .collect(Collectors.joining());
    }
}

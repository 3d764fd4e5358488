package dev.lamarck.vary.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Program;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.vary.edit.Change.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangesTest {

    private static List<Change> toLoop(String from, String to) {
        assertThat(Texts.LOOP).contains(from);
        return Changes.between(Texts.loop(), Texts.python(Texts.LOOP.replace(from, to)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LIMIT = 10 | LIMIT = 12 | constant | 3",
                "value * 2 | value + 2 | operator | 10",
                "result > LIMIT | result >= LIMIT | operator | 11",
                "+= value | -= value | operator | 10",
                "value * 2 | total * 2 | variable | 10",
                "value * 2 | value * (2 + LIMIT) | expression | 10",
                "import math | import maths | variable | 1",
                "if result > LIMIT: | while LIMIT: | statement-replaced | 11",
                "adds them up | adds up | comment | 7",
                "value * 2 | value  *  2 | formatting | 10",
                "return result | print(LIMIT) | statement-replaced | 13"
            })
    void between_ofOneEdit_saysWhatItIs(String from, String to, String kind, int line) {
        List<Change> changes = toLoop(from, to);

        assertThat(changes).extracting(change -> change.kind().text()).containsOnly(kind);
        assertThat(changes.get(0).line()).isEqualTo(line);
        assertThat(changes.get(0).file()).isEqualTo("main.py");
    }

    @Test
    void between_whereStatementsCameOrWent_saysSo() {
        String add = "        result += value * 2\n";
        assertThat(toLoop(add, add + add))
                .extracting(Change::kind, Change::newLine)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.STATEMENT_DUPLICATED, 11));
        assertThat(toLoop(add, add + "        value = 0\n"))
                .containsExactly(new Change("main.py", 11, 11, Kind.STATEMENT_INSERTED, "", "        value = 0\n"));
        assertThat(toLoop("    if result > LIMIT:\n        result = LIMIT\n", ""))
                .extracting(Change::kind, Change::line)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.STATEMENT_DELETED, 11));
    }

    @Test
    void between_whereAStatementMoved_isOneChange() {
        String moved = Texts.LOOP.replace("LIMIT = 10\n", "") + "LIMIT = 10\n";
        assertThat(Changes.between(Texts.loop(), Texts.python(moved)))
                .extracting(Change::kind, Change::line, Change::newLine)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.STATEMENT_MOVED, 3, 13));
    }

    @Test
    void between_whereIndentationPutsAStatementIntoAnotherBlock_saysMoved() {
        assertThat(toLoop("    return result", "        return result"))
                .extracting(Change::kind)
                .containsExactly(Kind.STATEMENT_MOVED);
        assertThat(toLoop("LIMIT = 10\n\n\n", "LIMIT = 10\n\n"))
                .extracting(Change::kind)
                .containsExactly(Kind.FORMATTING);
    }

    @Test
    void between_ofWhatDoesNotParse_isText() {
        assertThat(toLoop("value * 2", "value * (2"))
                .containsExactly(new Change("main.py", 10, 10, Kind.TEXT, "", "("));
        assertThat(Changes.between(Program.of("text", "a.txt", "be brief"), Program.of("text", "a.txt", "be clear")))
                .containsExactly(new Change("a.txt", 1, 1, Kind.TEXT, "brief", "clear"));
    }

    @Test
    void between_ofManyOrLongChanges_staysWithinItsBound() {
        String many =
                IntStream.range(0, 300).mapToObj(i -> "x = " + i + "\ny()\n").collect(Collectors.joining());
        List<Change> changes = Changes.between(Texts.python(many), Texts.python(many.replace("x", "z")));
        assertThat(changes).hasSize(Changes.MOST);
        assertThat(changes.get(Changes.MOST - 1))
                .isEqualTo(new Change(
                        "main.py", 127, 127, Kind.MORE, "237 characters in 237 more changes", "237 characters"));
        String longer = "'" + "😀".repeat(5000) + "'\n";
        assertThat(Changes.between(Texts.python("x()\n"), Texts.python("x()\n" + longer))
                        .get(0)
                        .inserted())
                .hasSizeLessThanOrEqualTo(Changes.LONGEST)
                .endsWith("😀…");
    }

    @Test
    void between_ofReadPrograms_isTheSame() {
        Random random = new Random(5);
        ProgramMeasures measures = new ProgramMeasures();
        Program before = Texts.loop();
        for (int i = 0; i < 100; i++) {
            Program after = before.with(0, Texts.changed(before.text(), random));
            assertThat(Changes.between(before, measures.read(before), after, measures.read(after)))
                    .isEqualTo(Changes.between(before, after));
        }
    }

    @Test
    void toMap_hasPlainValues() {
        assertThat(toLoop("value * 2", "value * 3").get(0).toMap())
                .hasToString("{file=main.py, line=10, new_line=10, kind=constant, removed=2, inserted=3}");
    }
}

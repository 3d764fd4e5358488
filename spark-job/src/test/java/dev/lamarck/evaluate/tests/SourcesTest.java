package dev.lamarck.evaluate.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What differs between two programs in Java. */
final class SourcesTest {

    private static final Sources PARENT = Sources.of(Ledger.program());

    private static Program sums(String from, String to) {
        assertThat(Ledger.SUMS).contains(from);
        return Ledger.program().with(0, Ledger.SUMS.replace(from, to));
    }

    private static Program shapes(String from, String to) {
        assertThat(Ledger.SHAPES).contains(from);
        return Ledger.program().with(1, Ledger.SHAPES.replace(from, to));
    }

    private static boolean isWithinBodies(Program child) {
        return new Known(PARENT, Map.of()).chosen(Sources.of(child)).isPresent();
    }

    @Test
    void chosen_changeOutsideOfBodies_isAll() {
        for (Program child : List.of(
                sums("LIMIT = 10", "LIMIT = 9"),
                sums("import java.util.List;", "import java.util.*;"),
                sums("private int calls = 0", "private int calls = 1"),
                sums("int total(int... values)", "int total(int... values) throws RuntimeException"),
                sums("    public int calls()", "    public int more() {\n return 1;\n }\n public int calls()"),
                sums("return first + by;", "return first + by + new Object() {}.hashCode() * 0;"),
                sums("return a + b;", "return a + ;"),
                shapes("Round(int side) {", "public int size() { return 1; } Round(int side) {"),
                shapes("TEN(10)", "TEN(11)"),
                shapes("record Box(int width", "record Box(long width"),
                shapes("super.twice()", "\\u0073uper.twice()"),
                new Program("java", List.of(new SourceFile("ledger/Sums.java", Ledger.SUMS))),
                new Program(
                        "java",
                        List.of(
                                new SourceFile("ledger/Sums.java", Ledger.SUMS),
                                new SourceFile("ledger/Shapes.java", Ledger.SHAPES),
                                new SourceFile("more.txt", "more"))))) {
            assertThat(isWithinBodies(child)).as(child.toString()).isFalse();
        }
    }

    @Test
    void changed_changesInBodies_areThoseMethods() {
        Program child = sums("return a / b;", "return a\n        / b + 0;");
        Sources now = Sources.of(child);

        assertThat(isWithinBodies(child)).isTrue();
        Set<String> changed = PARENT.changed(now);
        assertThat(changed).hasSize(1);
        int line = 1
                + (int) Ledger.SUMS
                        .lines()
                        .takeWhile(text -> !text.contains("return a / b;"))
                        .count();
        assertThat(PARENT.methods("ledger/Sums.java", List.of(line))).containsExactlyElementsOf(changed);
        assertThat(PARENT.edited(now)).containsExactly("Sums.java");
        for (String within : List.of("Box {", "Unit(int size) {", "default int twice() {", "Round(int side) {")) {
            Program commented = shapes(within, within + " // why");
            assertThat(PARENT.changed(Sources.of(commented))).as(within).hasSize(1);
        }
    }

    @Test
    void line_ofAPlaceInTheParent_hasTheSameText() {
        Philox draws = new Philox(6, 2, 3, 4);
        int moved = 0;
        for (int i = 0; i < 500; i++) {
            Program child = JavaMutants.mutant(Ledger.program(), draws);
            if (isWithinBodies(child)) {
                Sources now = Sources.of(child);
                Set<String> changed = PARENT.changed(now);
                for (int file = 0; file < 2; file++) {
                    String name = child.files().get(file).path();
                    List<String> before =
                            Ledger.program().files().get(file).text().lines().toList();
                    List<String> after = child.files().get(file).text().lines().toList();
                    for (int line = 1; line <= before.size(); line++) {
                        if (PARENT.methods(name, List.of(line)).noneMatch(changed::contains)) {
                            int there = now.line(name, PARENT.place(name, line));
                            assertThat(after.get(there - 1)).isEqualTo(before.get(line - 1));
                            moved += there == line ? 0 : 1;
                        }
                    }
                }
            }
        }
        assertThat(moved).isGreaterThan(1000);
    }

    @Test
    void of_filesThatMeanTheSameName_areOutside() {
        Program twice = new Program(
                "java",
                List.of(
                        new SourceFile("a/X.java", "package p;\nclass X {\n int f() {\n return 1;\n }\n}\n"),
                        new SourceFile("b/X.java", "package p;\nclass Y {\n int f() {\n return 1;\n }\n}\n")));

        assertThat(Sources.of(twice).files()).isEmpty();
    }
}

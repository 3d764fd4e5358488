package dev.lamarck.vary.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Program;
import dev.lamarck.syntax.Language;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MovesTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyMove_changesProgramsOfEveryLanguage_andNearlyAllParse(Language language) {
        Program sample = Fields.sample(language);
        int parsed = 0;
        int all = 0;
        for (MoveKind kind : MoveKind.values()) {
            Set<String> texts = Fields.texts(sample, kind.move(), 150);
            assertThat(texts).as(kind.label()).doesNotContain(sample.text());
            boolean nothing = Ground.of(sample).terrains().stream()
                    .allMatch(terrain -> kind.move().sites(terrain).length == 0);
            assertThat(texts.isEmpty()).as(kind.label()).isEqualTo(nothing);
            assertThat(nothing && kind != MoveKind.LOOP_BOUNDS && kind != MoveKind.VARIABLES)
                    .as(kind.label())
                    .isFalse();
            all += texts.size();
            parsed += (int)
                    texts.stream().filter(text -> language.parse(text).parses()).count();
        }
        assertThat((double) parsed / all).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void constants_areSearchedOnALogarithmicScale() {
        Set<String> texts = Fields.texts(Fields.python("x = 1000.0\n"), MoveKind.CONSTANTS.move(), 400);
        double[] logs = texts.stream()
                .map(text -> text.replaceAll("[^0-9.e+-]", ""))
                .mapToDouble(Double::parseDouble)
                .filter(value -> value > 0)
                .map(value -> Math.abs(Math.log(value / 1000)))
                .sorted()
                .toArray();
        assertThat(logs[logs.length / 4]).isLessThan(0.1);
        assertThat(logs[logs.length - 10]).isGreaterThan(0.5);
    }

    @Test
    void constants_becomeTheirNegativeAndBack() {
        assertThat(Fields.texts(Fields.python("f(3)\n"), MoveKind.CONSTANTS.move(), 200))
                .contains("f((-3))\n");
        assertThat(Fields.texts(Fields.python("f(-3)\n"), MoveKind.CONSTANTS.move(), 200))
                .contains("f(3)\n");
    }

    @Test
    void constants_turnTruthAround() {
        assertThat(Fields.texts(Fields.python("f(True)\n"), MoveKind.CONSTANTS.move(), 10))
                .contains("f(False)\n");
    }

    @Test
    void operators_changeWithinTheirSort() {
        assertThat(Fields.texts(Fields.python("y = a < b\n"), MoveKind.OPERATORS.move(), 100))
                .containsExactlyInAnyOrder(
                        "y = a != b\n", "y = a <= b\n", "y = a == b\n", "y = a > b\n", "y = a >= b\n");
        assertThat(Fields.texts(
                        Fields.program(Language.C, "int f(int a) { return a % 2; }"), MoveKind.OPERATORS.move(), 100))
                .contains("int f(int a) { return a / 2; }")
                .noneMatch(text -> text.contains("//"));
    }

    @Test
    void operators_negateConditions() {
        String text = "if a:\n    b()\nwhile x and y:\n    c()\n";
        assertThat(Fields.texts(Fields.python(text), MoveKind.OPERATORS.move(), 100))
                .contains("if a:\n    b()\nwhile not (x and y):\n    c()\n");
        assertThat(Fields.texts(Fields.python("if not (a == b):\n    c()\n"), MoveKind.OPERATORS.move(), 100))
                .anyMatch(child -> child.startsWith("if (a == b):"));
    }

    @Test
    void variables_becomeOthersThatAreKnownThere() {
        String text = """
                LIMIT = 3

                def f(first, second):
                    third = first
                    return g(third)

                def other(hidden):
                    later = 1
                    return later
                """;
        Set<String> texts = Fields.texts(Fields.python(text), MoveKind.VARIABLES.move(), 400);
        assertThat(texts)
                .anyMatch(child -> child.contains("third = second"))
                .anyMatch(child -> child.contains("third = LIMIT"))
                .anyMatch(child -> child.contains("g(second)"))
                .noneMatch(child -> child.contains("third = third"))
                .noneMatch(child -> child.contains("g(hidden)") || child.contains("g(later)"))
                .allMatch(child -> child.contains("return g("));
    }

    @Test
    void loopBounds_changeRangesAndComparisons() {
        assertThat(Fields.texts(Fields.python("for i in range(n):\n    f(i)\n"), MoveKind.LOOP_BOUNDS.move(), 60))
                .containsExactlyInAnyOrder(
                        "for i in range(n + 1):\n    f(i)\n",
                        "for i in range(n - 1):\n    f(i)\n",
                        "for i in range(n * 2):\n    f(i)\n",
                        "for i in range(n // 2):\n    f(i)\n");
        assertThat(Fields.texts(
                        Fields.program(Language.JAVA, "class A { void f() { for (int i = 0; i < 8; i++) g(); } }"),
                        MoveKind.LOOP_BOUNDS.move(),
                        60))
                .anyMatch(text -> text.contains("i < 7"))
                .anyMatch(text -> text.contains("i < 9"));
        assertThat(Fields.texts(
                        Fields.program(Language.RUST, "fn f(n: usize) { for i in 0..n { g(i); } }"),
                        MoveKind.LOOP_BOUNDS.move(),
                        60))
                .anyMatch(text -> text.contains("0..n + 1"));
    }

    @Test
    void statements_areDeletedWithTheirLines() {
        String text = "def f(a, b):\n    a += 1  # first\n\n    # apart\n    b += 2\n    return a + b\n";
        assertThat(Fields.texts(Fields.python(text), MoveKind.DELETE.move(), 100))
                .contains("def f(a, b):\n\n    # apart\n    b += 2\n    return a + b\n")
                .contains("def f(a, b):\n    a += 1  # first\n\n    # apart\n    return a + b\n");
    }

    @Test
    void theOnlyStatementOfABlock_isDeletedByDoingNothing() {
        assertThat(Fields.texts(Fields.python("if a:\n    b()\nc()\n"), MoveKind.DELETE.move(), 100))
                .contains("if a:\n    pass\nc()\n");
        assertThat(Fields.texts(Fields.python("if a:\n    pass\n"), MoveKind.DELETE.move(), 100))
                .noneMatch(child -> child.equals("if a:\n    pass\n"));
    }

    @Test
    void statements_moveToTheDepthOfTheirNewPlace_andLiteralsStay() {
        String text = "x = '''\nas it\n    is'''\nif a:\n\tb()\n";
        assertThat(Fields.texts(Fields.python(text), MoveKind.MOVE.move(), 100))
                .contains("if a:\n\tx = '''\nas it\n    is'''\n\tb()\n");
    }

    @Test
    void jumps_stayWhereTheyBelong() {
        String text = """
                def f(xs):
                    for x in xs:
                        if x:
                            break
                        g(x)
                    return 1

                h()
                """;
        Program program = Fields.python(text);
        for (MoveKind kind : new MoveKind[] {MoveKind.MOVE, MoveKind.DUPLICATE, MoveKind.SWAP}) {
            assertThat(Fields.texts(program, kind.move(), 500)).allSatisfy(child -> {
                assertThat(child).doesNotContainPattern("(?m)^(return|break)").doesNotContainPattern("(?m)^    break");
            });
        }
    }

    @Test
    void swap_exchangesTwoStatements() {
        assertThat(Fields.texts(Fields.python("a()\nb()\n"), MoveKind.SWAP.move(), 20))
                .containsExactly("b()\na()\n");
    }

    @Test
    void lineEnds_stayAsTheyAre() {
        String text = "a()\r\nif b:\r\n    c()\r\n    d()\r\ne()";
        for (MoveKind kind : new MoveKind[] {MoveKind.MOVE, MoveKind.DUPLICATE, MoveKind.SWAP, MoveKind.DELETE}) {
            assertThat(Fields.texts(Fields.python(text), kind.move(), 200))
                    .isNotEmpty()
                    .allSatisfy(child -> assertThat(child.replace("\r\n", "")).doesNotContain("\n"));
        }
    }

    @Test
    void expressions_becomeTheirPartsOrOthersOfTheirKind() {
        assertThat(Fields.texts(Fields.python("x = f(a + b) * 2\ny = a - 1\n"), MoveKind.EXPRESSIONS.move(), 300))
                .contains("x = f(a + b)\ny = a - 1\n")
                .contains("x = f(a - 1) * 2\ny = a - 1\n")
                .contains("x = (a + b) * 2\ny = a - 1\n");
    }

    @Test
    void growth_isOfValuesAlone() {
        String c = "void f(int n) { int i; for (i = 0; i < n; i++) { n += i; switch (n) { case 3: g(&n); } } }";
        assertThat(Fields.texts(Fields.program(Language.C, c), MoveKind.GROWTH.move(), 300))
                .isNotEmpty()
                .allMatch(text -> text.contains("(i = ") && text.contains("; i++)") && text.contains("{ n += "))
                .noneMatch(text -> text.contains("(i < n) "))
                .allMatch(text -> text.contains("case 3:") && text.contains("g(&n)"));
        assertThat(Fields.texts(Fields.python("a, b = 1, 2\ndel a\nb += a\n"), MoveKind.GROWTH.move(), 200))
                .allMatch(text -> text.startsWith("a, b = ") && text.contains("del a\nb += "));
    }

    @Test
    void replacements_stayWordsOfTheirOwn() {
        assertThat(Fields.texts(Fields.python("def f(total):\n    return(total)\n"), MoveKind.EXPRESSIONS.move(), 50))
                .contains("def f(total):\n    return total\n");
        assertThat(Fields.texts(Fields.python("s = sum(v for v in vs)\n"), MoveKind.EXPRESSIONS.move(), 50))
                .noneMatch(text -> text.contains("sumv"));
    }

    @Test
    void constants_ofAnySize_changeToNumbers() {
        assertThat(Fields.texts(Fields.python("x = 1e308\n"), MoveKind.CONSTANTS.move(), 500))
                .allMatch(text -> text.matches("x = \\(?-?[0-9.]+(e-?[0-9]+)?\\)?\n"));
        Chance wild = new Chance(Fields.key(1).draws(), 2000);
        for (int i = 0; i < 500; i++) {
            assertThat(Constants.whole(7, wild)).isFinite();
        }
    }

    @Test
    void constants_doNotCollectBrackets() {
        assertThat(Fields.texts(Fields.python("x = f((-5))\n"), MoveKind.CONSTANTS.move(), 200))
                .contains("x = f(5)\n");
    }

    @Test
    void negation_isOfTheWholeCondition() {
        assertThat(Fields.texts(Fields.python("if not (a) and b:\n    c()\n"), MoveKind.OPERATORS.move(), 100))
                .contains("if not (not (a) and b):\n    c()\n")
                .noneMatch(text -> text.startsWith("if a:") || text.startsWith("if not (a):"));
        assertThat(Fields.texts(Fields.python("x = a + 1 if c(b) else d(b)\n"), MoveKind.OPERATORS.move(), 100))
                .contains("x = a + 1 if not (c(b)) else d(b)\n")
                .noneMatch(text -> text.contains("not (a + 1)") || text.contains("else not"));
    }

    @Test
    void methods_doNotKnowTheNamesOfTheirClass() {
        String text = """
                class A:
                    limit = 3
                    double = limit
                    def f(self, x, y):
                        return x + y
                """;
        assertThat(Fields.texts(Fields.python(text), MoveKind.VARIABLES.move(), 200))
                .isNotEmpty()
                .noneMatch(child ->
                        child.contains("return limit") || child.contains("+ limit") || child.contains("double +"));
    }

    @Test
    void breaks_stayInTheBodyOfTheirLoop() {
        String text = """
                for x in xs:
                    if x:
                        break
                    f(x)
                else:
                    g()
                    h()
                """;
        for (MoveKind kind : new MoveKind[] {MoveKind.MOVE, MoveKind.SWAP, MoveKind.DUPLICATE}) {
            assertThat(Fields.texts(Fields.python(text), kind.move(), 300))
                    .allSatisfy(
                            child -> assertThat(child).doesNotContainPattern("(?m)^else:\\n(    .*\\n)*?    .*break"));
        }
    }

    @Test
    void loopBounds_leaveStepsAlone() {
        assertThat(Fields.texts(
                        Fields.python("for i in range(2, n, 3):\n    f(i)\n"), MoveKind.LOOP_BOUNDS.move(), 100))
                .isNotEmpty()
                .allMatch(text -> text.contains(", 3):"));
    }

    @Test
    void aStatementThatMoves_takesTheLineEndOfItsNewPlace() {
        String text = "if a:\r\n    b()\r\n    if c:\n        d()\n    e()\n";
        assertThat(Fields.texts(Fields.python(text), MoveKind.MOVE.move(), 200))
                .contains("if a:\r\n    if c:\r\n        d()\r\n    b()\r\n    e()\n");
    }

    @Test
    void statementsOfTheirOwn_areNoValues() {
        String text = "class A { int f(int a) { run(a); return a; } }";
        for (MoveKind kind : new MoveKind[] {MoveKind.EXPRESSIONS, MoveKind.GROWTH}) {
            assertThat(Fields.texts(Fields.program(Language.JAVA, text), kind.move(), 100))
                    .allMatch(child -> child.contains("run("));
        }
    }
}

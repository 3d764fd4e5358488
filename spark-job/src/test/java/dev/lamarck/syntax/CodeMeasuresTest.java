package dev.lamarck.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CodeMeasuresTest {

    @Test
    void functions_ofPython() {
        assertThat(functions(Language.PYTHON)).isEqualTo("Job.weight=2 schedule=5 spread=4 kind=4");
    }

    @Test
    void functions_ofJava() {
        assertThat(functions(Language.JAVA))
                .isEqualTo("Packing.Packing=1 Packing.add=6 Packing.kind=5 Packing.Visitor.visit=1 Packing.mean=3");
    }

    @Test
    void functions_ofJavascript() {
        assertThat(functions(Language.JAVASCRIPT)).isEqualTo("Queue.push=1 Queue.size=1 double=1 walk=8 load=3");
    }

    @Test
    void functions_ofC() {
        assertThat(functions(Language.C)).isEqualTo("gcd=2 find=6");
    }

    @Test
    void functions_ofCpp() {
        assertThat(functions(Language.CPP)).isEqualTo("Grid.Grid=1 Grid.at=1 Grid.count=5 area=3");
    }

    @Test
    void functions_ofRust() {
        assertThat(functions(Language.RUST)).isEqualTo("Counter<'a>.add=4 top=4 main=2");
    }

    @Test
    void functions_ofGo() {
        assertThat(functions(Language.GO)).isEqualTo("Stack.Push=1 classify=5 main=2");
    }

    @Test
    void functions_knowTheirLines() {
        FunctionSpan weight = CodeMeasures.of(Language.PYTHON.parse(Samples.of(Language.PYTHON)))
                .functions()
                .get(0);

        assertThat(List.of(weight.firstLine(), weight.lastLine())).isEqualTo(List.of(12, 14));
    }

    @Test
    void complexity_countsEveryDecision() {
        String all = """
                def f(xs):
                    assert xs and xs[0]
                    while xs or f:
                        xs = [x for x in xs if x if x > 1 for y in x]
                    else:
                        return 1 if xs else 2
                    try:
                        with xs: pass
                    except A: pass
                    except B: pass
                    else: pass
                """;

        assertThat(measures(Language.PYTHON, all).complexity()).isEqualTo(1 + 2 + 3 + 4 + 1 + 3);
    }

    @Test
    void complexity_countsNoReferenceAsAnOperator() {
        assertThat(measures(Language.CPP, "void f(int&& x) { auto&& y = x; }").complexity())
                .isEqualTo(1);
    }

    @Test
    void lines_tellCodeFromComments() {
        Lines lines = measures(Language.JAVA, "/* a\n\n b */ class A {\n  // c\n\n  int x; // d\n}\n")
                .lines();

        assertThat(lines).isEqualTo(new Lines(7, 3, 2, 2, 0));
    }

    @Test
    void lines_endInEveryWay() {
        assertThat(Lines.of("a\r\nb\rc\n\nd")).isEqualTo(new Lines(5, 4, 0, 1, 0));
        assertThat(Lines.of("")).isEqualTo(new Lines(0, 0, 0, 0, 0));
        assertThat(Lines.of("x".repeat(101)).overlong()).isEqualTo(1);
    }

    @Test
    void halstead_countsOperatorsAndOperands() {
        Halstead halstead = measures(Language.PYTHON, "a = b + f(a, 1)  # no\n").halstead();

        assertThat(halstead.operators()).isEqualTo(4);
        assertThat(halstead.operands()).isEqualTo(5);
        assertThat(halstead.distinctOperands()).isEqualTo(4);
        assertThat(halstead.volume()).isCloseTo(9 * 3, within(1e-12));
        assertThat(halstead.difficulty()).isCloseTo(4 / 2.0 * 5 / 4, within(1e-12));
    }

    @Test
    void maintainability_followsTheFormula() {
        CodeMeasures measures = measures(Language.PYTHON, "a = b + f(a, 1)\n");

        assertThat(measures.maintainability()).isCloseTo((171 - 5.2 * StrictMath.log(27) - 0.23) / 1.71, within(1e-9));
    }

    @Test
    void readability_prefersTheFlatAndTheNamed() {
        String good = "# sums\ndef total(values):\n    return sum(values)\n";
        String bad = "def t(v):\n  if v:\n    for i in v:\n      if i:\n        while i:\n          i = v\n";

        assertThat(measures(Language.PYTHON, good).readability())
                .isGreaterThan(0.3 + measures(Language.PYTHON, bad).readability());
    }

    @Test
    void nesting_takesChainsAsFlat() {
        String chain =
                "class A { void f(int x) { if (x > 1) {} else if (x > 2) {} else if (x > 3) { while (x > 4) {} } } }";
        String python = "def f():\n  if a:\n    def g():\n      if b: pass\n";

        assertThat(measures(Language.JAVA, chain).nesting().deepest()).isEqualTo(2);
        assertThat(measures(Language.PYTHON, python).nesting().deepest()).isEqualTo(1);
    }

    @Test
    void plainText_isEstimated() {
        CodeMeasures measures = CodeMeasures.ofPlainText("if x then\n  while y do z := 1 od\nfi\n\n");

        assertThat(measures.complexity()).isEqualTo(3);
        assertThat(measures.lines().code()).isEqualTo(3);
        assertThat(measures.functions()).isEmpty();
    }

    private static String functions(Language language) {
        return measures(language, Samples.of(language)).functions().stream()
                .map(span -> span.name() + "=" + span.complexity())
                .collect(Collectors.joining(" "));
    }

    private static CodeMeasures measures(Language language, String text) {
        Tree tree = language.parse(text);
        assertThat(tree.trouble()).isEmpty();
        return CodeMeasures.of(tree);
    }
}

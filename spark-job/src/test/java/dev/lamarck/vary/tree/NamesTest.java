package dev.lamarck.vary.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Program;
import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What moves know of names: where they have a value, and of what sort it is. */
final class NamesTest {

    @Test
    void variables_becomeOthersOfTheirSort() {
        String text = """
                def f(items, labels, factor):
                    total = 0.5
                    for i in range(len(items)):
                        total = total * factor + items[i]
                    return labels[i - 1], total
                """;
        Set<String> texts = Fields.texts(Fields.python(text), MoveKind.VARIABLES.move(), 400);
        assertThat(texts)
                .anyMatch(child -> child.contains("labels[i]"))
                .anyMatch(child -> child.contains("factor * factor"))
                .noneMatch(child ->
                        child.contains("items[items]") || child.contains("[total]") || child.contains("[factor]"))
                .noneMatch(child -> child.contains("len(total)") || child.contains("len(i)") || child.contains("i[i]"))
                .noneMatch(child -> child.contains("items * ") || child.contains("* labels"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void variables_ofTheSameSort_changePlacesInEveryLanguage(Language language) {
        String text = switch (language) {
            case PYTHON -> "def f(a, b, c):\n    return a * b + c[a] + c[b]\n";
            case JAVASCRIPT -> "function f(a, b, c) { return a * b + c[a] + c[b]; }\n";
            case JAVA -> "class A { int f(int a, int b, int[] c) { return a * b + c[a] + c[b]; } }\n";
            case C, CPP -> "int f(int a, int b, int *c) { return a * b + c[a] + c[b]; }\n";
            case RUST -> "fn f(a: usize, b: usize, c: &[usize]) -> usize { return a * b + c[a] + c[b]; }\n";
            case GO -> "package p\n\nfunc f(a int, b int, c []int) int { return a * b + c[a] + c[b] }\n";
        };
        assertThat(Fields.texts(Fields.program(language, text), MoveKind.VARIABLES.move(), 200))
                .contains(text.replace("a * b", "b * b"), text.replace("a * b", "a * a"), text.replace("c[a]", "c[b]"))
                .noneMatch(child -> child.contains("a[") || child.contains("c * ") || child.contains("* c"));
    }

    @Test
    void declaredTypes_tellWhatMayStandWhere() {
        String text =
                "class A { double f(int n, double[] a, boolean b, double x) { double y = x * a[n]; return b ? y : x; } }";
        Set<String> texts = Fields.texts(Fields.program(Language.JAVA, text), MoveKind.VARIABLES.move(), 400);
        assertThat(texts)
                .anyMatch(child -> child.contains("y = n * a[n]"))
                .anyMatch(child -> child.contains("b ? x : x"))
                .noneMatch(child -> child.contains("a[x]") || child.contains("a[b]") || child.contains("x[n]"))
                .noneMatch(child -> child.contains("n ? ") || child.contains("x ? ") || child.contains("b * a"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noMove_losesAName(Language language) {
        Program sample = Fields.sample(language);
        Set<String> bound = new TreeSet<>();
        terrain(sample).bindings().binders().forEach(binder -> bound.add(binder.name()));
        assertThat(bound).isNotEmpty();
        Set<String> before = unknown(sample, bound);
        for (MoveKind kind : MoveKind.values()) {
            for (String text : Fields.texts(sample, kind.move(), 150)) {
                Program child = Fields.program(language, text);
                if (language.parse(text).parses()) {
                    assertThat(before).as("%s: %s", kind.label(), text).containsAll(unknown(child, bound));
                }
            }
        }
    }

    private static Terrain terrain(Program program) {
        return Ground.of(program).terrains().get(0);
    }

    /** Those of some names that a program uses where they have no value. */
    private static Set<String> unknown(Program program, Set<String> names) {
        Terrain terrain = terrain(program);
        Tree tree = terrain.tree();
        Bindings bindings = terrain.bindings();
        Set<Integer> known = new TreeSet<>();
        bindings.binders().forEach(binder -> known.add(binder.node()));
        Arrays.stream(bindings.uses()).forEach(known::add);
        Set<String> unknown = new TreeSet<>();
        for (int node : terrain.nodes(node -> tree.kindName(node).equals("identifier") && bindings.isVariable(node))) {
            if (!known.contains(node) && names.contains(tree.text(node))) {
                unknown.add(tree.text(node));
            }
        }
        return unknown;
    }

    @Test
    void statements_thatOthersNeed_stayBeforeThem() {
        String text = """
                def f(a):
                    b = a + 1
                    c = b * 2
                    c = c - a
                    return c
                """;
        assertThat(Fields.texts(Fields.python(text), MoveKind.DELETE.move(), 100))
                .contains(text.replace("    c = c - a\n", ""))
                .noneMatch(child -> !child.contains("b = a") || !child.contains("c = b"));
        assertThat(Fields.texts(Fields.python(text), MoveKind.MOVE.move(), 200))
                .noneMatch(child -> child.indexOf("b = a") > child.indexOf("c = b"));
        assertThat(Fields.texts(Fields.python(text), MoveKind.SWAP.move(), 200))
                .noneMatch(child -> child.indexOf("b = a") > child.indexOf("c = b"));
    }

    @Test
    void whatAStatementNeedsOfItsOwnVariable_staysBeforeIt() {
        String text = """
                def f(a):
                    b = a + 1
                    b = b * 2
                    return b
                """;
        for (MoveKind kind : List.of(MoveKind.MOVE, MoveKind.SWAP, MoveKind.DUPLICATE)) {
            assertThat(Fields.texts(Fields.python(text), kind.move(), 200))
                    .noneMatch(child -> child.startsWith("def f(a):\n    b = b * 2"));
        }
    }

    @Test
    void whatATopLevelNeeds_standsAboveIt() {
        String text = "A = 1.5\nB = A * 2.5\nC = B - A\n\n\ndef f():\n    return A + B\n";
        for (MoveKind kind : List.of(MoveKind.GROWTH, MoveKind.VARIABLES)) {
            assertThat(Fields.texts(Fields.python(text), kind.move(), 300))
                    .noneMatch(child -> child.lines().findFirst().orElseThrow().matches(".*=.*[ABC].*"));
        }
        assertThat(Fields.texts(Fields.python(text), MoveKind.VARIABLES.move(), 300))
                .anyMatch(child -> child.contains("return C + B"));
    }

    @Test
    void whatIsKnownOfAFunction_isKnownOfWhatIsPassedToIt() {
        String text = """
                def half(numbers, by):
                    return numbers[by // 2]


                def f(rows, place, call):
                    call(0)
                    return half(rows, place)
                """;
        assertThat(Fields.texts(Fields.python(text), MoveKind.VARIABLES.move(), 300))
                .noneMatch(child -> child.contains("half(place") || child.contains(", rows)"))
                .noneMatch(child -> child.contains("half(call") || child.contains(", call)\n"));
    }

    @Test
    void countsAndIndices_stayWhole() {
        String text = """
                REACH = 2


                def f(items, factor):
                    total = 0.5
                    for i in range(len(items)):
                        j = min(i + REACH, len(items) - 1)
                        total = total * factor + items[j]
                    return total
                """;
        assertThat(Fields.texts(Fields.python(text), MoveKind.CONSTANTS.move(), 500))
                .anyMatch(child -> child.contains("REACH = 3\n"))
                .noneMatch(child -> child.matches("(?s).*REACH = \\d*\\.\\d.*"));
        assertThat(Fields.texts(Fields.python(text), MoveKind.GROWTH.move(), 500))
                .noneMatch(child -> child.matches("(?s).*items\\[[^]]*(/|\\.|total|factor).*"))
                .noneMatch(child -> child.matches("(?s).*j = [^\n]*(/|\\.|total|factor).*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "unsigned ; WHOLE",
                "const unsigned short int ; WHOLE",
                "long unsigned int ; WHOLE",
                "std::size_t ; WHOLE",
                "std::uint32_t ; WHOLE",
                "usize ; WHOLE",
                "Integer ; WHOLE",
                "int | None ; WHOLE",
                "double ; NUMBER",
                "long double ; NUMBER",
                "&mut f64 ; NUMBER",
                "Float ; NUMBER",
                "bool ; TRUTH",
                "int[] ; THING",
                "&[f64] ; THING",
                "List<Integer> ; THING",
                "str ; THING",
                "Job ; UNKNOWN",
                "T ; UNKNOWN",
                "auto ; UNKNOWN",
                "time.Duration ; UNKNOWN",
            })
    void sort_ofATypeAsItIsWritten(String type, Sort sort) {
        assertThat(Types.sort(type)).isEqualTo(sort);
    }

    @Test
    void whatIsBesideADeclaration_doesNotTellOfNamesInIt() {
        Map<Program, Map<String, Sort>> sorts = Map.of(
                Fields.program(Language.JAVASCRIPT, "const [x, y] = p;\nlet z = x * y;\n"),
                Map.of("x", Sort.NUMBER, "y", Sort.NUMBER),
                Fields.python("r = 4\nxs: list[int] = [i * i for i in range(r)]\n"),
                Map.of("i", Sort.NUMBER),
                Fields.program(
                        Language.GO,
                        "package p\n\nfunc f(v []int) int {\n\tn := len(v)\n\ti := 0\n\treturn v[i] + n\n}\n"),
                Map.of("n", Sort.WHOLE, "i", Sort.WHOLE, "v", Sort.THING));
        sorts.forEach((program, expected) -> {
            Terrain terrain = terrain(program);
            for (int use : terrain.bindings().uses()) {
                String name = terrain.tree().text(use);
                Sort sort = expected.getOrDefault(name, Sort.UNKNOWN);
                if (expected.containsKey(name)) {
                    assertThat(terrain.sorts().of(name, use))
                            .as("%s in %s", name, program.text())
                            .isEqualTo(sort);
                }
            }
        });
    }

    @Test
    void whatTextsAndShortFormsUse_isNotTakenAway() {
        assertThat(Fields.texts(
                        Fields.python("def f(a, b):\n    total = a + b\n    print(f\"{total}\")\n"),
                        MoveKind.DELETE.move(),
                        50))
                .noneMatch(child -> !child.contains("total = a + b"));
        assertThat(Fields.texts(
                        Fields.program(Language.JAVASCRIPT, "function f(a) {\n  let b = a + 1;\n  return {b};\n}\n"),
                        MoveKind.DELETE.move(),
                        50))
                .noneMatch(child -> !child.contains("let b = a + 1"));
        assertThat(Fields.texts(
                        Fields.program(
                                Language.RUST, "fn f(a: i32) {\n    let b = a + 1;\n    println!(\"{}\", b);\n}\n"),
                        MoveKind.DELETE.move(),
                        50))
                .noneMatch(child -> !child.contains("let b = a + 1"));
    }

    @Test
    void parametersOfPrototypes_areNoVariables() {
        for (Program program : List.of(
                Fields.program(Language.C, "int g(int hidden);\nint f(int a, int b) {\n    return a * b;\n}\n"),
                Fields.program(
                        Language.GO,
                        "package p\n\ntype I interface {\n\tDo(hidden int)\n}\n\nfunc f(a int, b int) int {\n\treturn a * b\n}\n"),
                Fields.program(
                        Language.RUST,
                        "trait T {\n    fn g(hidden: i32);\n}\nfn f(a: i32, b: i32) -> i32 {\n    return a * b;\n}\n"))) {
            for (MoveKind kind : List.of(MoveKind.VARIABLES, MoveKind.GROWTH)) {
                assertThat(Fields.texts(program, kind.move(), 200))
                        .isNotEmpty()
                        .noneMatch(child -> child.split("hidden", -1).length > 2);
            }
        }
    }

    @Test
    void stepsAndNegativeIndices_stayWhole() {
        String text = """
                def f(items, n):
                    i = 0
                    last = items[-1]
                    while i < n:
                        last = last * items[i]
                        i += 1
                    return last
                """;
        assertThat(Fields.texts(Fields.python(text), MoveKind.CONSTANTS.move(), 600))
                .anyMatch(child -> child.contains("i += 2"))
                .noneMatch(child -> child.matches("(?s).*(i \\+= |items\\[-)\\d*\\.\\d.*"));
    }
}

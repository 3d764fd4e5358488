package dev.lamarck.vary.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.syntax.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FamilyTest {

    private static final String MARKED = """
            import math

            LIMIT = 10  # outside

            # EVOLVE-BLOCK-START
            def f(a, b):
                total = 0.5
                for i in range(LIMIT):
                    if a < b and i > 2:
                        total += a * 2.0
                    b = b - 1
                return total
            # EVOLVE-BLOCK-END

            def main():
                return f(1, 2)
            """;

    static Stream<String> names() {
        return Stream.of(
                "program-random",
                "program-semantic",
                "graft",
                "constants",
                "operators",
                "variables",
                "expressions",
                "growth",
                "loop-bounds",
                "statements");
    }

    private static Variator operator(String name, String... settings) {
        Block block = Block.empty();
        for (int i = 0; i < settings.length; i += 2) {
            block = block.with(settings[i], settings[i + 1]);
        }
        return Catalogs.operators().create(name, block);
    }

    private static List<Program> children(Variator operator, int count, Program... parents) {
        return children(operator, count, Marks.none(), parents);
    }

    private static List<Program> children(Variator operator, int count, Marks marks, Program... parents) {
        List<Variator.Parent> mates = Stream.of(parents)
                .map(parent -> new Variator.Parent(parent, new double[] {1}, marks))
                .toList();
        List<Variator.Mating> matings = IntStream.range(0, count)
                .mapToObj(slot -> new Variator.Mating(mates, Fields.key(slot)))
                .toList();
        ProgramSpace space = new ProgramSpace(List.of(parents[0]));
        List<Program> children = new ArrayList<>();
        for (Genome child : operator.vary(new Variator.Brood(space, 1, 0, matings))) {
            children.add((Program) child);
        }
        return children;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyOperator_staysInTheEvolveBlock_andItsChildrenParse(String name) {
        Program parent = Fields.python(MARKED);
        Program other = Fields.python(MARKED.replace("a * 2.0", "b / 3.0").replace("return total", "return total + i"));
        ProgramSpace space = new ProgramSpace(List.of(parent));
        List<Program> children = children(operator(name), 200, parent, other);
        assertThat(children).hasSize(200).allSatisfy(child -> {
            assertThat(space.admit(child)).isEqualTo(child);
            assertThat(Language.PYTHON.parse(child.text()).trouble()).isEmpty();
        });
        assertThat(children.stream().filter(parent::equals).count()).isLessThanOrEqualTo(2);
        assertThat(children.stream().distinct().count()).isGreaterThan(3);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyOperator_isAFunctionOfTheKeyAlone(String name) {
        Program parent = Fields.sample(Language.PYTHON);
        Program other = Fields.python(parent.text().replace("+", "-"));
        List<Program> together = children(operator(name), 40, parent, other);
        assertThat(children(operator(name), 40, parent, other)).isEqualTo(together);
        assertThat(children(operator(name), 13, parent, other)).isEqualTo(together.subList(0, 13));
    }

    @Test
    void strength_isHowMuchChanges() {
        Program parent = Fields.sample(Language.JAVA);
        assertThat(edits(parent, "0.9")).isGreaterThan(1.3 * edits(parent, "0.1"));
    }

    /** Mean number of stretches that differ, by lines. */
    private static double edits(Program parent, String strength) {
        List<String> lines = parent.text().lines().toList();
        return children(operator("constants", "mutation-strength", strength), 300, parent).stream()
                .mapToLong(child -> {
                    List<String> others = child.text().lines().toList();
                    return IntStream.range(0, lines.size())
                            .filter(i -> !lines.get(i).equals(others.get(i)))
                            .count();
                })
                .average()
                .orElseThrow();
    }

    @Test
    void weights_decideWhatIsDone() {
        Program parent = Fields.python("a = 1\nb = 2\nif a < b:\n    c = 3\n");
        Map<String, Object> weights = new HashMap<>();
        for (MoveKind kind : MoveKind.values()) {
            weights.put(kind.label(), kind == MoveKind.OPERATORS ? 1 : 0);
        }
        Variator family = Catalogs.operators().create("program-random", Block.ofMap(Map.of("weights", weights)));
        assertThat(children(family, 50, parent))
                .allSatisfy(child -> assertThat(child.text()).startsWith("a = 1\nb = 2\nif "));
    }

    @Test
    void severalFiles_areVariedWhereTheyMay() {
        Program free = new Program(
                "python", List.of(new SourceFile("main.py", "a = 1.5\n"), new SourceFile("util.py", "b = 2.5\n")));
        List<Program> children = children(operator("constants"), 60, free);
        assertThat(children).anyMatch(child -> !child.files().get(1).text().equals("b = 2.5\n"));
        Program marked = new Program(
                "python",
                List.of(
                        new SourceFile("main.py", "# EVOLVE-BLOCK-START\na = 1.5\n# EVOLVE-BLOCK-END\n"),
                        new SourceFile("util.py", "b = 2.5\n")));
        assertThat(children(operator("constants"), 60, marked))
                .allMatch(child -> child.files().get(1).text().equals("b = 2.5\n"));
    }

    @Test
    void semantic_looksAtMarkedLinesMoreOften() {
        StringBuilder text = new StringBuilder("def f(x):\n");
        for (int line = 2; line <= 41; line++) {
            text.append("    x = x + %d.5%n".formatted(line));
        }
        Program parent = Fields.python(text.append("    return x\n").toString());
        Marks marks = Marks.ofMap(Map.of("wrong main.py:20", 1.0));
        double semantic = share(children(operator("program-semantic"), 400, marks, parent), parent);
        double random = share(children(operator("program-random"), 400, marks, parent), parent);
        assertThat(random).isLessThan(0.12);
        assertThat(semantic).isGreaterThan(3 * random);
    }

    /** How many children differ from their parent in the 20th line. */
    private static double share(List<Program> children, Program parent) {
        String line = parent.text().lines().skip(19).findFirst().orElseThrow();
        return children.stream()
                        .filter(child -> !child.text().contains(line + "\n"))
                        .count()
                / (double) children.size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"program-random", "program-semantic", "graft", "constants"})
    void aProgramThatDoesNotParse_isRefusedWithItsPlace(String name) {
        ProgramSpace space = new ProgramSpace(List.of(Fields.python("a = 1\nb = (2\n")));
        assertThatThrownBy(() -> operator(name).check(space))
                .hasMessageContaining("'main.py' does not parse as python: line 2");
    }

    @Test
    void aLanguageWithoutGrammar_isRefusedWithWhatHelps() {
        ProgramSpace space = new ProgramSpace(List.of(Program.of("cobol", "main.cob", "DISPLAY 1.")));
        assertThatThrownBy(() -> operator("program-random").check(space))
                .hasMessageContaining("no grammar for cobol")
                .hasMessageContaining("'text'");
    }

    @Test
    void wrongSettings_areRefused() {
        assertThatThrownBy(() -> operator("program-random", "weights.constnts", "1"))
                .hasMessageContaining("constants");
        assertThatThrownBy(() -> operator("program-random", "adaptive", "greedy"))
                .hasMessageContaining("ucb");
        assertThatThrownBy(() -> operator("program-semantic", "focus", "beauty"))
                .hasMessageContaining("performance");
        assertThatThrownBy(() -> operator("constants", "mutation-strength", "2"))
                .hasMessageContaining("mutation-strength");
    }

    @Test
    void graft_bringsOverWhatTheOtherHas() {
        Program mother = Fields.python("def f(a):\n    b = a + 1\n    return b\n");
        Program father = Fields.python("def f(a):\n    b = a * 7\n    return b\n");
        assertThat(children(operator("graft"), 40, mother, father))
                .anyMatch(child -> child.text().equals(father.text()))
                .allMatch(child -> child.text().contains("a * 7"));
    }

    @Test
    void blocksOfPython_neverBecomeEmpty_andStatementsStayAtADepthThatIsThere() {
        Program parent = Fields.python("""
                def f(xs):
                    try:
                        a = 1
                        b = 2
                    except ValueError:
                        c = 3
                    if xs:
                        d = 4
                        e = 5
                        if d:
                            g = 6
                            h = 7
                    return xs
                """);
        assertThat(children(operator("statements", "mutation-strength", "1"), 600, parent))
                .allSatisfy(child -> assertThat(new dev.lamarck.syntax.ProgramMeasures().canonical(child))
                        .as(child.text())
                        .isPresent())
                .noneMatch(child -> child.text()
                        .matches("(?s).*(try|if [a-z]+|except ValueError):\\n( *)(except|return|if|$).*"
                                .replace("( *)(except", "(    )?(except")));
    }

    @Test
    void anEmptyEvolveBlock_isRefusedForWhatItIs() {
        ProgramSpace space =
                new ProgramSpace(List.of(Fields.python("a = 1\n# EVOLVE-BLOCK-START\n# EVOLVE-BLOCK-END\n")));
        assertThatThrownBy(() -> operator("program-random").check(space))
                .hasMessageContaining("Nothing of 'main.py' may change");
    }
}

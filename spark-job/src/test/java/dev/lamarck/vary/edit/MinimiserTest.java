package dev.lamarck.vary.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Program;
import dev.lamarck.syntax.ProgramMeasures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MinimiserTest {

    private static final int PLENTY = 100_000;

    private final List<Program> asked = new ArrayList<>();

    private Minimiser.Question question(Predicate<String> holds) {
        return programs -> {
            asked.addAll(programs);
            return programs.stream().map(program -> holds.test(program.text())).toList();
        };
    }

    private static Program numbers(int factor) {
        return Texts.python(IntStream.range(0, 40)
                .mapToObj(i -> "x%d = %d\ny()\n".formatted(i, i * factor + factor))
                .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16})
    void minimise_keepsWhatMatters_howeverManyAreAskedAtATime(int width) {
        Program base = numbers(1);
        Patch patch = Patch.between(base, numbers(100));
        assertThat(patch.edits()).hasSize(40);
        Predicate<String> needed =
                text -> text.contains("x3 = 400") && text.contains("x17 = 1800") && text.contains("x39 = 4000");

        Minimiser.Minimum minimum = new Minimiser(base, question(needed), PLENTY, width).minimise(patch);

        assertThat(minimum.patch().edits()).extracting(Edit::text).containsExactly("400", "1800", "4000");
        assertThat(minimum.complete()).isTrue();
        assertThat(minimum.asked()).isEqualTo(asked.size()).isLessThan(200);
        assertThat(new HashSet<>(asked)).as("none twice").hasSameSizeAs(asked);
    }

    @Test
    void minimise_ofAnyQuestion_leavesNoEditThatCanBeDropped() {
        Random random = new Random(4);
        Program base = numbers(1);
        Patch patch = Patch.between(base, numbers(100));
        for (int i = 0; i < 50; i++) {
            List<String> either = random.ints(6, 0, 40)
                    .mapToObj(x -> "x%d = %d\n".formatted(x, x * 100 + 100))
                    .toList();
            Predicate<String> needed = text -> text.contains(either.get(0)) && text.contains(either.get(1))
                    || text.contains(either.get(2)) && text.contains(either.get(3)) && text.contains(either.get(4));
            Patch least = new Minimiser(base, question(needed), PLENTY, 4)
                    .minimise(patch)
                    .patch();
            assertThat(needed.test(least.applyTo(base).text())).isTrue();
            for (Edit edit : least.edits()) {
                List<Edit> without = new ArrayList<>(least.edits());
                without.remove(edit);
                assertThat(needed.test(new Patch(without).applyTo(base).text())).isFalse();
            }
        }
    }

    @Test
    void minimise_dropsAnEditThatALineOfAnotherNeeded() {
        Program base = Texts.python("a = 1\nm = 5\nq = 7\nz = 9\n");
        Program after = Texts.python("a = 1\nb = 2\nc = 3\nm = 5\nd = 4\ne = 4\nf = 4\nq = 7\ng = 6\nz = 9\n");
        assertThat(Patch.between(base, after).edits()).hasSize(3);
        Predicate<String> needed = text -> {
            long block =
                    Stream.of("d = ", "e = ", "f = ").filter(text::contains).count();
            boolean whole = block == 3 || block == 0 && !text.contains("b = ");
            return whole && text.contains("c = ") && text.contains("g = ");
        };

        Patch least = new Minimiser(base, question(needed), PLENTY, 4)
                .minimise(Patch.between(base, after))
                .patch();

        assertThat(least.applyTo(base).text()).isEqualTo("a = 1\nc = 3\nm = 5\nq = 7\ng = 6\nz = 9\n");
    }

    @Test
    void minimise_dropsLinesWithinAnEdit() {
        Program base = Texts.python("a = 1\nz = 9\n");
        Program after = Texts.python("a = 1\nb = 2\nc = 3\nd = 4\nz = 9\n");
        assertThat(Patch.between(base, after).edits()).hasSize(1);

        Patch least = new Minimiser(base, question(text -> text.contains("c = 3")), PLENTY, 4)
                .minimise(Patch.between(base, after))
                .patch();

        assertThat(least.applyTo(base).text()).isEqualTo("a = 1\nc = 3\nz = 9\n");
    }

    @Test
    void minimise_ofWhatGoesOnWithALine_leavesNoEmptyLine() {
        Program base = Texts.python("def f():\n    if a - b:\n        go()\n");
        Program after = Texts.python("def f():\n    if a * c:\n        go()\n        go()\n");
        Patch patch = Patch.of(new Edit(0, 18, 22, "* c:\n        go()"));
        assertThat(patch.applyTo(base)).isEqualTo(after);

        Patch least = new Minimiser(base, question(text -> text.contains("a * c:")), PLENTY, 4)
                .minimise(patch)
                .patch();

        assertThat(least.applyTo(base).text()).isEqualTo("def f():\n    if a * c:\n        go()\n");
    }

    @Test
    void minimise_whereNothingMatters_leavesNothing() {
        Program base = numbers(1);

        Minimiser.Minimum minimum =
                new Minimiser(base, question(text -> true), PLENTY, 4).minimise(Patch.between(base, numbers(100)));

        assertThat(minimum).isEqualTo(new Minimiser.Minimum(Patch.none(), 1, true));
        assertThat(new Minimiser(base, question(text -> false), PLENTY, 4).minimise(Patch.none()))
                .isEqualTo(new Minimiser.Minimum(Patch.none(), 0, true));
    }

    @Test
    void minimise_withASmallBudget_stopsWithWhatItHas() {
        Program base = numbers(1);
        Predicate<String> needed = text -> text.contains("x3 = 400") && text.contains("x30 = 3100");

        Minimiser.Minimum minimum =
                new Minimiser(base, question(needed), 7, 4).minimise(Patch.between(base, numbers(100)));

        assertThat(minimum.asked()).isEqualTo(7);
        assertThat(minimum.complete()).isFalse();
        assertThat(needed.test(minimum.patch().applyTo(base).text())).isTrue();
    }

    @Test
    void minimise_asksNothingOfProgramsThatDoNotParse() {
        Program base = Texts.python("def f():\n    a()\n");
        Program after = Texts.python("def f():\n    b()\n    if a:\n        c()\n    d()\n");

        new Minimiser(base, question(text -> text.contains("c()")), PLENTY, 4).minimise(Patch.between(base, after));

        assertThat(asked)
                .isNotEmpty()
                .allMatch(
                        program -> new ProgramMeasures().read(program).trouble().isEmpty());
    }
}

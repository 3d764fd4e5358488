package dev.lamarck.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgramMeasuresTest {

    private final ProgramMeasures measures = new ProgramMeasures();

    @Test
    void features_haveTheirNames() {
        Program program = Program.of("python", "a.py", Samples.of(Language.PYTHON));

        assertThat(measures.features(program).keySet()).containsExactlyElementsOf(ProgramMeasures.FEATURES);
        assertThat(measures.features(program).get("functions")).isEqualTo(4);
        assertThat(measures.complexity(program)).isEqualTo(12);
        assertThat(measures.lines(program)).isEqualTo(48);
        assertThat(measures.profile(program)).hasSize(Shingles.DIMENSIONS);
    }

    @Test
    void unknownLanguage_countsByItsText() {
        Program program = Program.of("pascal", "a.pas", "begin if x then y := 1; end.\n");
        Program other = Program.of("pascal", "a.pas", "begin if x then y := 2; end.\n");

        assertThat(measures.features(program).keySet()).containsExactlyElementsOf(ProgramMeasures.FEATURES);
        assertThat(measures.complexity(program)).isEqualTo(2);
        assertThat(measures.distance(program, other)).isBetween(0.01, 0.9);
        assertThat(measures.canonical(program)).isEmpty();
        assertThat(measures.read(program).trouble()).isEmpty();
    }

    @Test
    void overTheLimit_countsByItsText() {
        ProgramMeasures strict = new ProgramMeasures(new ParseLimits(10, 10, 10, Duration.ofSeconds(1)));
        Program program = Program.of("python", "a.py", "if x and y: pass\n");

        assertThat(strict.read(program).tree(0)).isEmpty();
        assertThat(strict.complexity(program)).isEqualTo(3);
    }

    @Test
    void severalFiles_areAddedUp() {
        Program program = new Program(
                "python",
                List.of(
                        new SourceFile("a.py", "def f(): return 1 if g() else 2\n"),
                        new SourceFile("b.c", "int f(void) { return 1; }\n")));

        assertThat(measures.features(program)).containsEntry("functions", 2.0).containsEntry("complexity", 2.0);
        assertThat(measures.canonical(program)).isPresent();
    }

    @Test
    void canonical_dependsOnFilesBesides() {
        Program one = with("x,y\n1,2\n");

        assertThat(measures.canonical(one)).isPresent().isEqualTo(measures.canonical(one.with(0, "x=1 # one\n")));
        assertThat(measures.canonical(one)).isNotEqualTo(measures.canonical(with("x,y\n1, 2\n")));
    }

    @Test
    void trouble_namesFileAndLine() {
        Program program = Program.of("python", "pack/a.py", "x = 1\ndef f(:\n  pass\n");

        assertThat(measures.read(program).trouble())
                .hasValueSatisfying(text -> assertThat(text).startsWith("pack/a.py, line 2, column "));
    }

    private static Program with(String data) {
        return new Program("python", List.of(new SourceFile("a.py", "x = 1\n"), new SourceFile("data.csv", data)));
    }
}

package dev.lamarck.vary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Traits;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgramTraitsTest {

    private static final Program PARENT = python("def f(x):\n    return x + 1\n");
    private static final Program OTHER = python("def f(x):\n    return x + 2\n");
    private static final Traits TRAITS = Traits.of(new ProgramSpace(List.of(PARENT)));

    private static Program python(String text) {
        return Program.of("python", "main.py", text);
    }

    private static Optional<Reason> reason(Genome child, Genome... parents) {
        return TRAITS.objection(child, List.of(parents)).map(outcome -> ((Outcome.Failed) outcome).reason());
    }

    @Test
    void objection_brokenChildOfASoundParent_saysWhere() {
        Program child = python("def f(x):\n    return x + \n");
        assertThat(TRAITS.objection(child, List.of(PARENT)))
                .hasValueSatisfying(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                            assertThat(failed.reason()).isEqualTo(Reason.INVALID);
                            assertThat(failed.message()).startsWith("main.py, line 2, column ");
                        }));
    }

    @Test
    void objection_brokenFileBesideTheMainOne_saysWhere() {
        Program parent = new Program("python", List.of(PARENT.main(), new SourceFile("lib.py", "y = 1\n")));
        Program child = parent.with(1, "y = = 1\n");
        assertThat(TRAITS.objection(child, List.of(parent)))
                .hasValueSatisfying(outcome ->
                        assertThat(((Outcome.Failed) outcome).message()).startsWith("lib.py, line 1, column "));
    }

    @Test
    void objection_childThatMeansWhatAParentMeans_isUnchanged() {
        Program formatted = python("# a comment\ndef f(x):\n        return x+1   # here\n");
        assertThat(reason(formatted, PARENT)).contains(Reason.UNCHANGED);
        assertThat(reason(PARENT, PARENT)).contains(Reason.UNCHANGED);
        assertThat(reason(OTHER, PARENT, OTHER)).as("the second parent").contains(Reason.UNCHANGED);
    }

    @Test
    void objection_childThatDiffers_none() {
        assertThat(reason(OTHER, PARENT)).isEmpty();
        assertThat(reason(python("x = 1\n"), PARENT, OTHER)).isEmpty();
    }

    @Test
    void objection_withoutParents_none() {
        assertThat(reason(python("def f(:\n"))).isEmpty();
        assertThat(reason(PARENT)).isEmpty();
    }

    @Test
    void objection_parentThatDoesNotParse_saysNothingOfTheChild() {
        Program broken = python("def f(:\n    pass\n");
        assertThat(reason(python("def f(:\n    return\n"), broken)).isEmpty();
        assertThat(reason(python("def f(:\n    pass\n"), broken)).contains(Reason.UNCHANGED);
        assertThat(reason(python("def f(:\n    pass  # !\n"), broken))
                .as("of what does not parse the exact text counts")
                .isEmpty();
    }

    @Test
    void objection_languageWithoutAGrammar_onlyTheSameText() {
        Program parent = Program.of("forth", "main.fs", ": f 1 + ;\n");
        assertThat(reason(Program.of("forth", "main.fs", ": f 1 + ; ;\n"), parent))
                .isEmpty();
        assertThat(reason(Program.of("forth", "main.fs", ": f  1 + ;\n"), parent))
                .isEmpty();
        assertThat(reason(Program.of("forth", "main.fs", ": f 1 + ;\n"), parent))
                .contains(Reason.UNCHANGED);
    }

    @Test
    void changes_areJsonWithTheKindOfEdit() {
        assertThat(TRAITS.changes(PARENT, OTHER))
                .containsExactly("{\"file\":\"main.py\",\"line\":2,\"new_line\":2,\"kind\":\"constant\","
                        + "\"removed\":\"1\",\"inserted\":\"2\"}");
        assertThat(TRAITS.changes(PARENT, PARENT)).isEmpty();
    }

    @Test
    void traits_moreProgramsThanItKeeps_sameAnswers() {
        String large = "x = 1  # " + "-".repeat(100_000) + "\n";
        for (int i = 0; i < 30; i++) {
            Program one = python(large + "y = %d\n".formatted(i));
            assertThat(reason(one, PARENT)).isEmpty();
            assertThat(reason(python("x = 1\ny = %d\n".formatted(i)), one)).contains(Reason.UNCHANGED);
        }
        Program huge = python(large.repeat(11));
        assertThat(reason(huge, huge)).contains(Reason.UNCHANGED);
        assertThat(reason(OTHER, PARENT)).isEmpty();
    }
}

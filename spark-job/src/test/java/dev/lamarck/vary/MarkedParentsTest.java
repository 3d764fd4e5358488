package dev.lamarck.vary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Evolution;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where an evaluation points at, in the search as a library. */
final class MarkedParentsTest {

    /** Writes the marks of the parent into the child. */
    public static final class Telling implements Variator {

        @Override
        public boolean suits(Space space) {
            return space instanceof ProgramSpace;
        }

        @Override
        public List<Genome> vary(Brood brood) {
            return brood.matings().stream().<Genome>map(Telling::child).toList();
        }

        private static Program child(Mating mating) {
            Parent parent = mating.parents().get(0);
            return ((Program) parent.genome())
                    .with(
                            0,
                            "x = %d, \"%s\"\n"
                                    .formatted(
                                            mating.key().slot(), parent.marks().toMap()));
        }
    }

    private static Outcome pointing(Genome genome) {
        byte[] trace = "main.py:1: wrong\n".getBytes(StandardCharsets.UTF_8);
        return new Outcome.Scored(
                Metrics.of("score", genome.bytes()), List.of(new Artifact("stderr", "text/plain", trace)));
    }

    @Test
    void ask_afterOutcomesThatPoint_parentsCarryTheMarks() {
        Evolution evolution = Evolution.of("""
                genome: {type: program, program: {sources: [{path: main.py, text: "x = 3\\n"}]}}
                search: {size: 6, islands: 1, operators: [{class: dev.lamarck.vary.MarkedParentsTest$Telling}]}
                """, 1);
        for (int generation = 0; generation < 3; generation++) {
            evolution.tell(
                    evolution.ask().stream().map(MarkedParentsTest::pointing).toList());
            assertThat(evolution.ask())
                    .isNotEmpty()
                    .allMatch(genome -> ((Program) genome).text().endsWith(", \"{wrong main.py:1=1.0}\"\n"));
        }
    }
}

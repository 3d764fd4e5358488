package dev.lamarck.vary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Evolution;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Programs that are not worth an evaluation, in the search as a library. */
final class StillbornTest {

    private static final String SETTINGS = """
            genome: {type: program, program: {sources: [{path: main.py, text: "x = 3\\n"}]}}
            search:
              size: 12
              islands: 1
              operators: [{class: dev.lamarck.vary.StillbornTest$ThreeWays}]
            """;

    /** By its slot a child is broken, its parent with a comment, or another program. */
    public static final class ThreeWays implements Variator {

        @Override
        public boolean suits(Space space) {
            return space instanceof ProgramSpace;
        }

        @Override
        public List<Genome> vary(Brood brood) {
            return brood.matings().stream().<Genome>map(ThreeWays::child).toList();
        }

        private static Program child(Mating mating) {
            Program parent = (Program) mating.parents().get(0).genome();
            int slot = mating.key().slot();
            return switch (slot % 3) {
                case 0 -> parent.with(0, "x = (\n");
                case 1 -> parent.with(0, parent.text() + "# again\n");
                default ->
                    parent.with(0, "x = %d\n".formatted(100 * mating.key().generation() + slot));
            };
        }
    }

    private static List<Outcome> scored(int count) {
        return Collections.nCopies(count, Outcome.scored(Metrics.of("score", 1)));
    }

    @Test
    void stillborn_ofTheInitialGeneration_nobody() {
        Evolution evolution = Evolution.of(SETTINGS, 1);
        assertThat(evolution.stillborn()).isEmpty();
    }

    @Test
    void tell_stillborn_failWhateverIsTold() {
        Evolution evolution = Evolution.of(SETTINGS, 1);
        evolution.tell(scored(evolution.ask().size()));
        int asked = evolution.ask().size();
        assertThat(evolution.stillborn().keySet())
                .containsExactlyElementsOf(
                        IntStream.range(0, asked).filter(slot -> slot % 3 < 2).boxed()::iterator);
        List<Outcome> judged = evolution.tell(scored(asked));
        for (int slot = 0; slot < asked; slot++) {
            if (slot % 3 == 2) {
                assertThat(judged.get(slot)).isInstanceOf(Outcome.Scored.class);
            } else {
                Reason expected = slot % 3 == 0 ? Reason.INVALID : Reason.UNCHANGED;
                assertThat(((Outcome.Failed) judged.get(slot)).reason()).isEqualTo(expected);
            }
        }
        assertThat(evolution.population().members())
                .filteredOn(member -> member.birth().generation() == 1)
                .isNotEmpty()
                .allMatch(member -> member.birth().slot() % 3 == 2);
    }

    @Test
    void stillborn_asLateChildren_nobody() {
        Evolution evolution = Evolution.of(SETTINGS, 1);
        evolution.tell(scored(evolution.ask().size()));
        evolution.tell(Collections.nCopies(evolution.ask().size(), new Outcome.Pending()));
        int late = (int) IntStream.range(0, 12).filter(slot -> slot % 3 == 2).count();
        assertThat(evolution.ask().subList(0, late))
                .allMatch(genome -> ((Program) genome).text().startsWith("x = 1"));
        assertThat(evolution.stillborn().keySet()).allMatch(slot -> slot >= late);
    }
}

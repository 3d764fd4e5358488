package dev.lamarck.vary.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Evolution;
import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdaptiveTest {

    private static final String SETTINGS = """
            genome: {type: program, program: {sources: [{path: main.py, text: "%s"}]}}
            search:
              size: 40
              islands: 1
              operators: [{type: program-random, config: {mutation-strength: 0, %s}}]
            """;

    private static final String TEXT = "a = 100.0\\nb = 7\\nif a < b:\\n    c = a\\nelse:\\n    c = b\\nd = c\\n";

    @ParameterizedTest
    @ValueSource(strings = {"ucb", "probability-matching", "thompson"})
    void families_learnWhichMoveEarns(String way) {
        double adapted = constantsChanged("adaptive: " + way);
        double fixed = constantsChanged("attempts: 10");
        assertThat(adapted).isGreaterThan(1.3 * fixed);
    }

    /** Only the number in the first line pays. The share of later children that differ from the best known there. */
    private static double constantsChanged(String extra) {
        Evolution evolution = Evolution.of(SETTINGS.formatted(TEXT, extra), 5);
        int changed = 0;
        int all = 0;
        while (evolution.generation() < 30) {
            List<Genome> asked = evolution.ask();
            for (Genome genome : asked) {
                String first = ((Program) genome).text().lines().findFirst().orElse("");
                changed += first.matches("a = [0-9.e+-]+") && !first.equals("a = 100.0") && rest(genome) ? 1 : 0;
                all += evolution.generation() > 0 ? 1 : 0;
            }
            evolution.tell(asked.stream().map(AdaptiveTest::judged).toList());
        }
        return (double) changed / all;
    }

    private static boolean rest(Genome genome) {
        return ((Program) genome).text().endsWith("b = 7\nif a < b:\n    c = a\nelse:\n    c = b\nd = c\n");
    }

    private static Outcome judged(Genome genome) {
        String first = ((Program) genome).text().lines().findFirst().orElse("");
        double value = first.matches("a = [0-9.]+(e[0-9-]+)?") ? Double.parseDouble(first.substring(4)) : -1;
        return Outcome.scored(Metrics.of("score", value));
    }

    @Test
    void aFamilyThatDoesNotAdapt_keepsNoState() {
        Variator plain = Catalogs.operators().create("program-random", Block.empty());
        assertThat(plain).isNotInstanceOf(Learner.class);
        assertThat(Catalogs.operators().create("program-semantic", Block.empty().with("adaptive", "ucb")))
                .isInstanceOf(Learner.class);
    }
}

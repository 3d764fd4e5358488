package dev.lamarck.cli.picture;

import dev.lamarck.evolve.Objective;
import dev.lamarck.evolve.SearchSettings;
import dev.lamarck.store.Judgement;
import dev.lamarck.store.Past;
import dev.lamarck.store.PopulationRow;
import java.util.List;

/**
 * The run that a picture is of.
 *
 * @param population who lives after its newest generation
 */
public record Subject(String run, SearchSettings search, Past past, List<PopulationRow> population) {

    public Subject {
        population = List.copyOf(population);
    }

    /** What was scored in every so many generations, the newest among them. */
    List<Judgement> judgements(int every) {
        return past.judgements(generation -> (past.newest() - generation) % every == 0);
    }

    /** Every how many generations one has to be looked at, if it shall be so many at the most. */
    int every(int most) {
        return past.newest() / most + 1;
    }

    /** The first objective: what a run's score is. */
    Objective objective() {
        return search.objectives().get(0);
    }

    /** The score as its metric was measured. */
    double metric(double score) {
        return objective().fitness(score);
    }
}

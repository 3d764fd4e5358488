package dev.lamarck.evolve;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import java.util.Optional;

/**
 * What a person, a schedule or a controller turns while a run goes on, whatever strategies it uses. Each has one formula,
 * and a value at which it does nothing, which is its default.
 */
public record Knobs(
        @Range(min = 0, max = 1)
        @Doc(
                "m: of the children made from parents, operators of one parent make the share m, operators of several 1 - m;"
                        + " within each group by weight. Absent: by weight alone")
        Optional<Double> mutationRate,

        @Default("0")
        @Range(min = 0, max = 1)
        @Doc("s: each chosen parent meets a random member of its island with probability s, and the fitter becomes the"
                + " parent")
        double selectionPressure,

        @Default("0")
        @Range(min = 0, max = 1)
        @Doc("e: the fittest ceil(e x children of an island a generation) that ever lived on an island stay on it,"
                + " whatever its rules say")
        double elitismRate,

        @Default("0")
        @Range(min = 0, max = 1)
        @Doc(
                "b: each chosen parent meets a random member of its island with probability b, and the one with fewer children"
                        + " so far becomes the parent")
        double explorationBonus,

        @Default("0")
        @Range(min = 0, max = 1)
        @Doc(
                "d: a newcomer that lies within the distance d of a member of its island that is as fit or fitter is not let"
                        + " in; distances are those between profiles, from 0 to about 1")
        double diversityThreshold,

        @Default("0")
        @Range(min = 0, max = 1)
        @Doc(
                "i: a newcomer that lies within the distance i of a member of another island that is as fit or fitter is not"
                        + " let in; who lives on its own island as well does not count")
        double islandDistance,

        @Default("0")
        @Range(min = 0)
        @Doc("n: a rule that searches for novelty archives whoever is further than n from its nearest neighbours")
        double noveltyThreshold,

        @Default("1")
        @Range(min = 0, max = 1000)
        @Doc(
                "T: the step of mutating operators is multiplied by T, and so is the sampling temperature of language models")
        double temperature) {

    /** Every knob where it does nothing. */
    public static Knobs neutral() {
        return new Knobs(Optional.empty(), 0, 0, 0, 0, 0, 0, 1);
    }
}

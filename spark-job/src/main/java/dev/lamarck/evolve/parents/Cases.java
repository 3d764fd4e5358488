package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Objective;
import java.util.List;

/**
 * How members did case by case. Where somebody keeps the constraints, only those who do are among them.
 *
 * @param members fittest first
 * @param results one row a case, one column a member; more is better
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cases(List<Member> members, double[][] results) {

    /** The cases are these features of each member. */
    static Cases of(List<Member> inhabitants, int[] features, Objective.Direction direction) {
        List<Member> feasible = inhabitants.stream().filter(Scores::isFeasible).toList();
        List<Member> members = feasible.isEmpty() ? inhabitants : feasible;
        double sign = direction == Objective.Direction.MAXIMISE ? 1 : -1;
        double[][] results = new double[features.length][members.size()];
        for (int i = 0; i < results.length; i++) {
            for (int j = 0; j < results[i].length; j++) {
                results[i][j] = 0.0 + sign * members.get(j).features()[features[i]];
            }
        }
        return new Cases(members, results);
    }
}

package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.Wheel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Draws every parent of every child by itself, all in the same way. */
final class Lots {

    private Lots() {}

    static List<List<Member>> draw(List<ParentSelection.Request> requests, Function<RandomGenerator, Member> lot) {
        List<List<Member>> drawn = new ArrayList<>(requests.size());
        for (ParentSelection.Request request : requests) {
            RandomGenerator random = request.key().draws();
            List<Member> parents = new ArrayList<>(request.parents());
            for (int i = 0; i < request.parents(); i++) {
                parents.add(lot.apply(random));
            }
            drawn.add(parents);
        }
        return drawn;
    }

    static List<List<Member>> evenly(List<ParentSelection.Request> requests, List<Member> members) {
        return draw(requests, random -> members.get(random.nextInt(members.size())));
    }

    static List<List<Member>> byWeight(List<ParentSelection.Request> requests, List<Member> members, double[] weights) {
        Wheel wheel = Wheel.of(weights);
        return draw(requests, random -> members.get(wheel.spin(random.nextDouble())));
    }
}

package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Who takes part in a child of differential evolution: the target, the vector that is changed or aimed at, and two whose
 * difference is added. The drawn ones differ from each other and from the target while there are enough members; after
 * that members come again.
 */
record Donors(List<Member> members, Difference strategy, double share) {

    static final int PARENTS = 4;

    List<Member> of(int child, RandomGenerator random) {
        int[] taken = new int[PARENTS];
        taken[0] = child % members.size();
        taken[1] = switch (strategy) {
            case RAND_1 -> fresh(taken, 1, random);
            case BEST_1 -> 0;
            case CURRENT_TO_PBEST_1 -> random.nextInt(Math.max(1, (int) Math.ceil(share * members.size())));
        };
        taken[2] = fresh(taken, 2, random);
        taken[3] = fresh(taken, 3, random);
        List<Member> parents = new ArrayList<>(PARENTS);
        for (int index : taken) {
            parents.add(members.get(index));
        }
        return parents;
    }

    /** Any member but those taken before, if there is one. */
    private int fresh(int[] taken, int count, RandomGenerator random) {
        int[] ascending = IntStream.of(taken).limit(count).sorted().distinct().toArray();
        int others = members.size() - ascending.length;
        if (others <= 0) {
            return random.nextInt(members.size());
        }
        int drawn = random.nextInt(others);
        for (int index : ascending) {
            drawn += index <= drawn ? 1 : 0;
        }
        return drawn;
    }
}

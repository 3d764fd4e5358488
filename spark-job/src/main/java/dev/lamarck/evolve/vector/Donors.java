package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Who takes part in a child of differential evolution: the target, the vector that is changed or aimed at, and two whose
 * difference is added. The drawn ones differ from each other and from the target while there are enough members; after
 * that members come again. The best, where it is aimed at, may be among them.
 */
record Donors(List<Member> members, Difference strategy, double share) {

    static final int PARENTS = 4;

    List<Member> of(long turn, RandomGenerator random) {
        int target = (int) (turn % members.size());
        List<Integer> taken = new ArrayList<>(PARENTS);
        taken.add(target);
        if (strategy == Difference.RAND_1) {
            taken.add(fresh(taken, random));
        }
        taken.add(fresh(taken, random));
        taken.add(fresh(taken, random));
        if (strategy != Difference.RAND_1) {
            taken.add(1, leader(random));
        }
        return taken.stream().map(members::get).toList();
    }

    private int leader(RandomGenerator random) {
        return strategy == Difference.BEST_1 ? 0 : random.nextInt(Math.max(1, Shares.up(share, members.size())));
    }

    /** Any member but those taken before, if there is one. */
    private int fresh(List<Integer> taken, RandomGenerator random) {
        int others = members.size() - (int) taken.stream().distinct().count();
        if (others <= 0) {
            return random.nextInt(members.size());
        }
        int drawn = random.nextInt(others);
        for (int index : taken.stream().sorted().distinct().toList()) {
            drawn += index <= drawn ? 1 : 0;
        }
        return drawn;
    }
}

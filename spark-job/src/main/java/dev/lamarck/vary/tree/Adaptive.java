package dev.lamarck.vary.tree;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Earning;
import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.OperatorChoice;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A family whose first move goes by what moves have earned on the island so far, in one of the ways in which operators are
 * chosen. Which move came first follows from a child's key and from what was known then, so the driver can tell without
 * seeing the child.
 */
final class Adaptive implements Learner {

    /** Draws for a move are others than those that chose the operator. */
    private static final long APART = 0x5DEECE66D1CE4E5BL;

    private static final List<String> WAYS = List.of("ucb", "probability-matching", "thompson");

    private static final List<String> NAMES =
            Arrays.stream(MoveKind.values()).map(MoveKind::label).toList();

    private final Family family;
    private final OperatorChoice choice;

    private Adaptive(Family family, OperatorChoice choice) {
        this.family = family;
        this.choice = choice;
    }

    static Adaptive of(Family family, String way) {
        String name = way.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        if (!WAYS.contains(name)) {
            throw TreeErrors.notAdaptive(way);
        }
        return new Adaptive(family, Catalogs.choices().create(name, Block.empty()));
    }

    @Override
    public boolean suits(Space space) {
        return family.suits(space);
    }

    @Override
    public void check(Space space) {
        family.check(space);
    }

    @Override
    public List<Genome> vary(Brood brood) {
        List<RandomKey> keys = brood.matings().stream().map(Mating::key).toList();
        return family.vary(brood, Optional.of(chosen(brood.state(), keys)));
    }

    /** The place of each child's first move among the kinds. */
    List<Integer> chosen(byte[] state, List<RandomKey> keys) {
        List<RandomKey> apart = keys.stream()
                .map(key ->
                        new RandomKey(key.seed() ^ APART, key.generation(), key.island(), key.slot(), key.purpose()))
                .toList();
        return choice.choose(new OperatorChoice.Ballot(NAMES, family.weights(), state, apart));
    }

    @Override
    public byte[] learn(Lesson lesson) {
        List<RandomKey> keys = lesson.children().stream().map(Offspring::key).toList();
        List<Integer> chosen = chosen(lesson.before(), keys);
        int[][] counts = new int[NAMES.size()][3];
        for (int i = 0; i < chosen.size(); i++) {
            Offspring child = lesson.children().get(i);
            int[] count = counts[chosen.get(i)];
            count[0]++;
            count[1] += child.member().isPresent() ? 1 : 0;
            count[2] += improves(child) ? 1 : 0;
        }
        List<Earning> earnings = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            earnings.add(new Earning(NAMES.get(i), counts[i][0], counts[i][1], counts[i][2]));
        }
        return choice.learn(new OperatorChoice.Takings(lesson.before(), earnings));
    }

    private static boolean improves(Offspring child) {
        Optional<Member> parent = child.parents().stream().min(Member.FITTEST_FIRST);
        return child.member().isPresent()
                && parent.map(child.member().get()::dominates).orElse(false);
    }
}

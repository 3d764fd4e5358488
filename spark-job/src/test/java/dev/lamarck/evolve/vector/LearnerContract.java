package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.VariatorContract;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operator that learns has to keep to besides. */
abstract class LearnerContract extends VariatorContract {

    private static final VectorSpace SPACE = new VectorSpace(List.of(
            new Gene.Real("x", -1, 3),
            new Gene.Int("n", -2, 5),
            new Gene.Choice("c", List.of("a", "b", "d")),
            new Gene.Real("y", 0, 1)));

    protected abstract Learner learner();

    @Override
    protected final Variator variator() {
        return learner();
    }

    private static Member scored(int slot, double score) {
        return Members.of(new Birth(7, slot, 2), SPACE.sample(Members.draws(slot)), score);
    }

    /** Children of which every fourth failed, each with parents of its own. */
    private Learner.Lesson lesson(byte[] before, int children, int failed) {
        List<Learner.Offspring> offspring = new ArrayList<>();
        List<Member> living = new ArrayList<>();
        for (int i = 0; i < children; i++) {
            List<Member> parents = new ArrayList<>();
            for (int p = 0; p < learner().parents(); p++) {
                parents.add(scored(1000 + 10 * i + p, i % 3));
            }
            Optional<Member> member = i % 4 < failed ? Optional.empty() : Optional.of(scored(i, i % 5));
            offspring.add(new Learner.Offspring(Members.key(i), parents, member));
            member.ifPresent(living::add);
        }
        return new Learner.Lesson(before, SPACE, 7, 2, offspring, new Habitat(2, living, List.of()));
    }

    private byte[] learned(int lessons) {
        byte[] state = new byte[0];
        for (int i = 0; i < lessons; i++) {
            state = learner().learn(lesson(state, 20, 1));
        }
        return state;
    }

    private List<Vector> children(byte[] state, int from, int to) {
        List<Variator.Mating> matings = new ArrayList<>();
        for (int i = from; i < to; i++) {
            List<Variator.Parent> parents = new ArrayList<>();
            for (int p = 0; p < learner().parents(); p++) {
                parents.add(new Variator.Parent(SPACE.sample(Members.draws(10 * i + p)), new double[] {p}));
            }
            matings.add(new Variator.Mating(parents, Members.key(i)));
        }
        return learner().vary(new Variator.Brood(SPACE, 7, 2, 1.0, state, matings)).stream()
                .map(Vector.class::cast)
                .toList();
    }

    @Test
    void learn_sameLessons_sameBytes() {
        assertThat(learned(5)).isEqualTo(learned(5));
    }

    @Test
    void learn_leavesWhatWasKnown() {
        byte[] before = learned(2);
        byte[] copy = before.clone();
        learner().learn(lesson(before, 20, 1));
        children(before, 0, 20);
        assertThat(before).isEqualTo(copy);
    }

    @Test
    void learn_longHistory_noLongerState() {
        assertThat(learned(60)).hasSameSizeAs(learned(2));
    }

    @Test
    void learn_nobodyOrOneOrAllFailed_stillVaries() {
        for (byte[] state : List.of(new byte[0], learned(3))) {
            for (Learner.Lesson lesson :
                    List.of(lesson(state, 0, 0), lesson(state, 1, 0), lesson(state, 1, 4), lesson(state, 9, 4))) {
                assertThat(children(learner().learn(lesson), 0, 10)).hasSize(10).allMatch(SPACE::contains);
            }
        }
    }

    @Test
    void vary_learned_sameChildrenInAnyBatch() {
        byte[] state = learned(4);
        List<Vector> together = children(state, 0, 30);
        assertThat(together).allMatch(SPACE::contains);
        assertThat(children(state, 11, 30)).isEqualTo(together.subList(11, 30));
    }
}

package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** One operator alone on one island, looking for the least value of a function. */
final class Evolution {

    private final Variator operator;
    private final VectorSpace space;
    private final ToDoubleFunction<Vector> function;
    private final long seed;
    private final Map<Hash128, Vector> genomes = new HashMap<>();
    private List<Member> members = new ArrayList<>();
    private byte[] state = new byte[0];
    private int generation;
    private int evaluations;

    Evolution(Variator operator, VectorSpace space, ToDoubleFunction<Vector> function, long seed) {
        this.operator = operator;
        this.space = space;
        this.function = function;
        this.seed = seed;
    }

    /** Puts so many members at random places. */
    Evolution populated(int count) {
        List<Vector> born = new ArrayList<>();
        for (int slot = 0; slot < count; slot++) {
            born.add(space.sample(key(slot, Purpose.INITIAL).draws()));
        }
        members = new ArrayList<>(scored(born));
        members.sort(Member.FITTEST_FIRST);
        generation++;
        return this;
    }

    private RandomKey key(int slot, Purpose purpose) {
        return new RandomKey(seed, generation, 0, slot, purpose);
    }

    private List<Member> scored(List<? extends Genome> born) {
        List<Member> scored = new ArrayList<>();
        for (int slot = 0; slot < born.size(); slot++) {
            Vector genome = (Vector) born.get(slot);
            Member member = Members.of(new Birth(generation, slot, 0), genome, -function.applyAsDouble(genome));
            genomes.put(member.id(), genome);
            scored.add(member);
            evaluations++;
        }
        return scored;
    }

    byte[] state() {
        return state;
    }

    List<Member> members() {
        return members;
    }

    double best() {
        return -members.get(0).score();
    }

    /** How many evaluations it takes until a value is below the target. */
    int evaluationsTo(double target, int children, int limit) {
        while (evaluations < limit) {
            int before = evaluations;
            List<Member> born = step(children);
            for (int i = 0; i < born.size(); i++) {
                if (-born.get(i).score() < target) {
                    return before + i + 1;
                }
            }
        }
        return limit;
    }

    /** A generation: children replace the parent that they beat; without parents, all are replaced. */
    List<Member> step(int children) {
        List<List<Member>> parents = parents(children);
        List<Variator.Mating> matings = new ArrayList<>();
        for (int slot = 0; slot < children; slot++) {
            matings.add(new Variator.Mating(
                    parents.get(slot).stream()
                            .map(member -> new Variator.Parent(genomes.get(member.id()), member.fitness()))
                            .toList(),
                    key(slot, Purpose.VARY)));
        }
        List<Member> born = scored(operator.vary(new Variator.Brood(space, generation, 0, 1.0, state, matings)));
        survive(parents, born);
        learn(parents, born);
        generation++;
        return born;
    }

    private List<List<Member>> parents(int children) {
        List<ParentSelection.Request> requests = new ArrayList<>();
        List<List<Member>> inTurn = new ArrayList<>();
        for (int slot = 0; slot < children; slot++) {
            requests.add(new ParentSelection.Request(key(slot, Purpose.PARENT), operator.parents()));
            inTurn.add(operator.parents() == 0 ? List.of() : List.of(members.get(slot % members.size())));
        }
        return operator instanceof ParentSelection own
                ? own.select(new Habitat(0, members, List.of()), requests)
                : inTurn;
    }

    private void survive(List<List<Member>> parents, List<Member> born) {
        List<Member> after = operator.parents() == 0 ? new ArrayList<>() : new ArrayList<>(members);
        for (int slot = 0; slot < born.size(); slot++) {
            Member child = born.get(slot);
            if (operator.parents() == 0) {
                after.add(child);
            } else if (after.contains(parents.get(slot).get(0))
                    && child.beats(parents.get(slot).get(0))) {
                after.remove(parents.get(slot).get(0));
                after.add(child);
            }
        }
        after.sort(Member.FITTEST_FIRST);
        members = after;
    }

    private void learn(List<List<Member>> parents, List<Member> born) {
        if (operator instanceof Learner learner) {
            List<Learner.Offspring> children = new ArrayList<>();
            for (int slot = 0; slot < born.size(); slot++) {
                children.add(
                        new Learner.Offspring(key(slot, Purpose.VARY), parents.get(slot), Optional.of(born.get(slot))));
            }
            state = learner.learn(
                    new Learner.Lesson(state, space, generation, 0, children, new Habitat(0, members, List.of())));
        }
    }
}

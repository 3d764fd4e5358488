package dev.lamarck.evolve;

import dev.lamarck.genome.Purpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Teaches the operators that learn what became of their children. */
final class Lessons {

    private final Search search;
    private final Population before;
    private final Plan plan;
    private final Map<Integer, Member> bySlot = new HashMap<>();

    Lessons(Search search, Population before, Plan plan, List<Member> born) {
        this.search = search;
        this.before = before;
        this.plan = plan;
        born.forEach(member -> bySlot.put(member.birth().slot(), member));
    }

    /** What operators know after the generation, by the name under which it is remembered. An emptied island forgets. */
    Map<String, byte[]> states(List<Habitat> after, Set<Integer> emptied) {
        Map<String, byte[]> states = new TreeMap<>();
        List<Operators.Operator> operators = search.operators().list();
        for (int i = 0; i < operators.size(); i++) {
            if (operators.get(i).variator() instanceof Learner learner) {
                for (Habitat habitat : after) {
                    if (!emptied.contains(habitat.island())) {
                        String name = Memory.of(habitat.island(), operators.get(i));
                        states.put(name, state(learner, before.memory(name), i, habitat));
                    }
                }
            }
        }
        return states;
    }

    private byte[] state(Learner learner, byte[] known, int operator, Habitat after) {
        List<Learner.Offspring> children = new ArrayList<>();
        for (Plan.Batch batch : plan.batches()) {
            if (batch.operator() == operator && batch.island() == after.island()) {
                add(children, batch);
            }
        }
        return children.isEmpty()
                ? known
                : learner.learn(new Learner.Lesson(
                        known,
                        search.space(),
                        plan.generation(),
                        after.island(),
                        search.settings().knobs().temperature(),
                        children,
                        after));
    }

    private void add(List<Learner.Offspring> children, Plan.Batch batch) {
        for (int i = 0; i < batch.size(); i++) {
            int slot = batch.firstSlot() + i;
            children.add(new Learner.Offspring(
                    search.key(plan.generation(), batch.island(), slot, Purpose.VARY),
                    batch.parents().get(i),
                    Optional.ofNullable(bySlot.get(slot))));
        }
    }
}

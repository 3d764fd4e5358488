package dev.lamarck.evolve;

import dev.lamarck.genome.Hash128;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an operator's children came to in one generation.
 *
 * @param operator its name
 * @param children how many it made
 * @param scored how many of them have a score
 * @param improved how many genomes, equal ones counted once, are better than the fittest of their parents, or, if they have none, than the median of
 *     their island; with several objectives better means that the child dominates it
 */
public record Earning(String operator, int children, int scored, int improved) {

    /** The share of its children that were an improvement. */
    public double reward() {
        return children == 0 ? 0 : (double) improved / children;
    }

    /** The earnings of all operators of a search, in the order of its settings. */
    public static List<Earning> of(Search search, Population before, Plan plan, List<Member> born) {
        Map<Integer, Member> bySlot = new HashMap<>();
        born.forEach(member -> bySlot.put(member.birth().slot(), member));
        Set<Hash128> seen = new HashSet<>();
        List<Habitat> habitats = before.habitats(search);
        int operators = search.operators().list().size();
        int[][] counts = new int[operators][3];
        for (Plan.Batch batch : plan.batches()) {
            if (batch.operator() >= 0) {
                count(
                        counts[batch.operator()],
                        batch,
                        bySlot,
                        seen,
                        habitats.get(batch.island()).members());
            }
        }
        List<Earning> earnings = new ArrayList<>();
        for (int i = 0; i < operators; i++) {
            String name = search.operators().list().get(i).name();
            earnings.add(new Earning(name, counts[i][0], counts[i][1], counts[i][2]));
        }
        return earnings;
    }

    private static void count(
            int[] counts, Plan.Batch batch, Map<Integer, Member> bySlot, Set<Hash128> seen, List<Member> neighbours) {
        for (int i = 0; i < batch.size(); i++) {
            Member child = bySlot.get(batch.firstSlot() + i);
            counts[0]++;
            if (child != null) {
                counts[1]++;
                boolean first = seen.add(child.hash());
                counts[2] += first && isImprovement(child, batch.parents().get(i), neighbours) ? 1 : 0;
            }
        }
    }

    private static boolean isImprovement(Member child, List<Member> parents, List<Member> neighbours) {
        return parents.isEmpty()
                ? !neighbours.isEmpty() && child.dominates(neighbours.get(neighbours.size() / 2))
                : child.dominates(parents.stream().min(Member.FITTEST_FIRST).orElseThrow());
    }
}

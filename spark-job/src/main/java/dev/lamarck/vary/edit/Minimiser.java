package dev.lamarck.vary.edit;

import dev.lamarck.genome.Program;
import dev.lamarck.vary.edit.Pieces.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Drops edits of a patch that do not matter: delta debugging (Zeller and Hildebrandt, "Simplifying and isolating
 * failure-inducing input", 2002). It tries parts of the list, and the list without each part, with parts that become smaller
 * as nothing is found. What is left is 1-minimal: without any one of its edits it is not equivalent. Then it goes on in the
 * same way with the lines of the edits that are left, so that of a long insertion only the lines stay that are needed, and
 * from there with the edits again, until nothing more goes.
 *
 * <p>No program is asked about twice, and none that does not parse. That the whole patch is equivalent is taken for granted.
 */
public final class Minimiser {

    private final Program base;
    private final Question question;
    private final int budget;
    private final int width;
    private final Map<Program, Boolean> known = new LinkedHashMap<>();
    private boolean parses;
    private int asked;
    private boolean spent;

    /** Says of programs whether they are as good as what the patch leads to. */
    @FunctionalInterface
    public interface Question {
        /** One answer for each program, in order. */
        List<Boolean> holds(List<Program> programs);
    }

    /**
     * What is left of a patch.
     *
     * @param asked of how many programs it was asked
     * @param complete whether nothing more can be dropped; else the budget was spent before
     */
    public record Minimum(Patch patch, int asked, boolean complete) {}

    /**
     * @param base what the patches are of
     * @param budget of how many programs may be asked
     * @param width of how many programs is asked at a time, as far as it makes sense
     */
    public Minimiser(Program base, Question question, int budget, int width) {
        if (budget < 0 || width < 1) {
            throw new IllegalArgumentException(
                    "A budget of at least 0 and a width of at least 1 are needed, got %d and %d"
                            .formatted(budget, width));
        }
        this.base = base;
        this.question = question;
        this.budget = budget;
        this.width = width;
    }

    public Minimum minimise(Patch patch) {
        parses = Tries.parses(patch.applyTo(base));
        Pieces pieces = Pieces.of(base, patch);
        List<Piece> left = pieces.byEdit().stream().flatMap(List::stream).toList();
        int before;
        do {
            before = left.size();
            Set<Piece> there = new HashSet<>(left);
            List<List<Piece>> edits = pieces.byEdit().stream()
                    .map(edit -> edit.stream().filter(there::contains).toList())
                    .filter(edit -> !edit.isEmpty())
                    .toList();
            List<Piece> lines = flat(reduced(pieces, edits));
            left = flat(reduced(pieces, lines.stream().map(List::of).toList()));
        } while (left.size() < before && !spent);
        return new Minimum(pieces.patch(left), asked, !spent);
    }

    private static List<Piece> flat(List<List<Piece>> groups) {
        return groups.stream().flatMap(List::stream).toList();
    }

    private List<List<Piece>> reduced(Pieces pieces, List<List<Piece>> all) {
        if (all.isEmpty() || first(pieces, List.of(List.of())) == 0) {
            return List.of();
        }
        List<List<Piece>> left = all;
        int parts = 2;
        while (left.size() > 1 && !spent) {
            List<List<List<Piece>>> subsets = cut(left, Math.min(parts, left.size()));
            List<List<List<Piece>>> tries = new ArrayList<>(subsets.size() > 2 ? subsets : List.of());
            for (List<List<Piece>> subset : subsets) {
                Set<List<Piece>> gone = new HashSet<>(subset);
                tries.add(left.stream().filter(group -> !gone.contains(group)).toList());
            }
            int found = first(pieces, tries);
            if (found >= 0) {
                int before = subsets.size();
                boolean isSubset = before > 2 && found < before;
                left = tries.get(found);
                parts = isSubset ? 2 : Math.max(2, before - 1);
            } else if (parts >= left.size()) {
                break;
            } else {
                parts = Math.min(2 * parts, left.size());
            }
        }
        return left;
    }

    private static List<List<List<Piece>>> cut(List<List<Piece>> groups, int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> groups.subList(
                        (int) ((long) part * groups.size() / parts), (int) ((part + 1L) * groups.size() / parts)))
                .toList();
    }

    /** The first of some lists that is equivalent, or -1. Which one does not depend on how many are asked at a time. */
    private int first(Pieces pieces, List<List<List<Piece>>> tries) {
        for (int from = 0; from < tries.size() && !spent; from += width) {
            List<Program> programs = tries.subList(from, Math.min(tries.size(), from + width)).stream()
                    .map(groups ->
                            pieces.patch(groups.stream().flatMap(List::stream).toList()))
                    .map(patch -> patch.applyTo(base))
                    .toList();
            ask(programs);
            for (int i = 0; i < programs.size(); i++) {
                if (known.getOrDefault(programs.get(i), false)) {
                    return from + i;
                }
            }
        }
        return -1;
    }

    private void ask(List<Program> programs) {
        List<Program> unknown = new ArrayList<>();
        for (Program program : programs.stream().distinct().toList()) {
            if (!known.containsKey(program)) {
                if (parses && !Tries.parses(program)) {
                    known.put(program, false);
                } else if (asked + unknown.size() < budget) {
                    unknown.add(program);
                } else {
                    spent = true;
                }
            }
        }
        if (!unknown.isEmpty()) {
            List<Boolean> answers = question.holds(unknown);
            asked += unknown.size();
            IntStream.range(0, unknown.size()).forEach(i -> known.put(unknown.get(i), answers.get(i)));
        }
    }
}

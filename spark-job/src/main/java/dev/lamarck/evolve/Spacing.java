package dev.lamarck.evolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps newcomers out that lie close to somebody as fit or fitter. Members are looked up by their first profile
 * coordinate, so that only those nearby are compared.
 */
final class Spacing {

    private final double distance;
    private final double reach;
    private final TreeMap<Double, List<Member>> placed = new TreeMap<>();

    private Spacing(double distance, int coordinates) {
        this.distance = distance;
        this.reach = distance * Math.sqrt(Math.max(1, coordinates));
    }

    /** The newcomers that may enter, in their order. */
    static List<Member> admitted(double distance, List<Member> residents, List<Member> newcomers) {
        if (distance == 0 || newcomers.isEmpty()) {
            return newcomers;
        }
        Spacing spacing = new Spacing(distance, newcomers.get(0).profile().length);
        residents.forEach(spacing::place);
        Set<Member> admitted = new HashSet<>();
        newcomers.stream().sorted(Member.FITTEST_FIRST).filter(spacing::isFree).forEach(member -> {
            spacing.place(member);
            admitted.add(member);
        });
        return newcomers.stream().filter(admitted::contains).toList();
    }

    private void place(Member member) {
        placed.computeIfAbsent(first(member), first -> new ArrayList<>()).add(member);
    }

    private boolean isFree(Member member) {
        double first = first(member);
        return placed.subMap(first - reach, true, first + reach, true).values().stream()
                .flatMap(List::stream)
                .noneMatch(other -> !member.beats(other) && apart(member, other) < distance);
    }

    private static double first(Member member) {
        return member.profile().length == 0 ? 0 : member.profile()[0];
    }

    /** Root mean square over the coordinates. */
    private static double apart(Member one, Member other) {
        double sum = 0;
        for (int i = 0; i < one.profile().length; i++) {
            double step = one.profile()[i] - other.profile()[i];
            sum += step * step;
        }
        return Math.sqrt(sum / Math.max(1, one.profile().length));
    }
}

package dev.lamarck.vary.edit;

import dev.lamarck.genome.Program;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Programs as edits of the initial program that they all come from, as far as can be seen: the one that they are nearest to.
 *
 * @param patches one for each program, in order
 */
public record Roots(Program seed, List<Patch> patches) {

    public Roots {
        patches = List.copyOf(patches);
    }

    /** Of initial programs that are equally near the first counts. */
    public static Roots of(List<Program> seeds, List<Program> programs) {
        return of(seeds, programs, Patch::between);
    }

    /** The same, by routes that are known. */
    static Roots of(List<Program> seeds, List<Program> programs, Route route) {
        return seeds.stream()
                .map(seed -> new Roots(
                        seed,
                        programs.stream()
                                .map(program -> route.patch(seed, program))
                                .toList()))
                .min(Comparator.comparingLong(Roots::distance))
                .orElseThrow(() -> new IllegalArgumentException("There is no initial program to come from"));
    }

    /** How to come from one program to another. */
    @FunctionalInterface
    interface Route {
        Patch patch(Program from, Program to);

        /** One that looks for each way once. */
        static Route once() {
            Map<List<Program>, Patch> known = new HashMap<>();
            return (from, to) -> known.computeIfAbsent(List.of(from, to), any -> Patch.between(from, to));
        }
    }

    /** Characters that went or came. */
    private long distance() {
        return IntStream.range(0, patches.size())
                .mapToLong(i -> patches.get(i).edits().stream()
                        .mapToLong(
                                edit -> edit.end() - edit.start() + edit.text().length())
                        .sum())
                .sum();
    }
}

package dev.lamarck.spark;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * In which data files of the table {@code candidates} the genomes of living members are. The stage under way reads it
 * while the driver commits, so it takes one caller at a time.
 */
public final class Places {

    /** Files of one generation, as tasks write them, by that generation; and those that compaction made of several. */
    private final Map<Integer, List<Span>> narrow = new TreeMap<>();

    private final List<Span> wide = new ArrayList<>();

    /**
     * A data file and the births that it may hold.
     *
     * @param path absolute, readable by every executor
     */
    public record Span(String path, int firstGeneration, int lastGeneration, int firstSlot, int lastSlot) {
        boolean mayHold(Birth birth) {
            return firstGeneration <= birth.generation()
                    && birth.generation() <= lastGeneration
                    && firstSlot <= birth.slot()
                    && birth.slot() <= lastSlot;
        }
    }

    public Places(Collection<Span> spans) {
        add(spans);
    }

    public synchronized void add(Collection<Span> more) {
        for (Span span : more) {
            List<Span> home = span.firstGeneration() == span.lastGeneration()
                    ? narrow.computeIfAbsent(span.firstGeneration(), generation -> new ArrayList<>())
                    : wide;
            home.add(span);
        }
    }

    /** Takes what the table has now for what was known, but for the newest generation, which it may not have yet. */
    public synchronized void replace(Collection<Span> current) {
        int newest = current.stream().mapToInt(Span::lastGeneration).max().orElse(-1);
        narrow.keySet().removeIf(generation -> generation <= newest);
        wide.clear();
        add(current);
    }

    /** Forgets files in which no living member can be. */
    public synchronized void keepOnly(Collection<Member> living) {
        Map<Integer, List<Birth>> births = new HashMap<>();
        living.forEach(member -> births.computeIfAbsent(member.birth().generation(), g -> new ArrayList<>())
                .add(member.birth()));
        narrow.keySet().retainAll(births.keySet());
        narrow.forEach((generation, spans) -> spans.removeIf(
                span -> births.getOrDefault(generation, List.of()).stream().noneMatch(span::mayHold)));
        wide.removeIf(span -> living.stream().map(Member::birth).noneMatch(span::mayHold));
    }

    synchronized List<String> files(Birth birth) {
        return Stream.concat(narrow.getOrDefault(birth.generation(), List.of()).stream(), wide.stream())
                .filter(span -> span.mayHold(birth))
                .map(Span::path)
                .toList();
    }
}

package dev.lamarck.spark;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** In which data files of the table {@code candidates} the genomes of living members are. */
public final class Places {

    private final List<Span> spans;

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
        this.spans = new ArrayList<>(spans);
    }

    public void add(Collection<Span> more) {
        spans.addAll(more);
    }

    /** Forgets files in which no living member can be. */
    public void keepOnly(Collection<Member> living) {
        Set<Integer> generations = new HashSet<>();
        living.forEach(member -> generations.add(member.birth().generation()));
        spans.removeIf(span -> generations.stream()
                .noneMatch(generation -> span.firstGeneration() <= generation && generation <= span.lastGeneration()));
    }

    List<String> files(Birth birth) {
        return spans.stream()
                .filter(span -> span.mayHold(birth))
                .map(Span::path)
                .toList();
    }
}

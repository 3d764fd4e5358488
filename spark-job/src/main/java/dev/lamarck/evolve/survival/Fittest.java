package dev.lamarck.evolve.survival;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Hash128;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps the best so many, each genome once, fittest first. It is both the elite of an island and the archive of a run. */
final class Fittest implements Survival {

    private final int size;

    /** How many to keep. */
    record Settings(
            @Default("100") @Positive @Doc("how many members are kept")
            int size) {}

    Fittest(Settings settings) {
        this.size = settings.size();
    }

    @Override
    public Survivors survive(Contest contest) {
        Set<Hash128> kept = new HashSet<>();
        List<Resident> best = Stream.concat(
                        contest.before().residents().stream().map(Resident::member), contest.arrivals().stream())
                .sorted(Member.FITTEST_FIRST)
                .filter(member -> kept.add(member.hash()))
                .limit(size)
                .map(Resident::of)
                .toList();
        return new Survivors(best, contest.before().state());
    }
}

package dev.lamarck.evolve.survival;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import java.util.List;

/**
 * Comma selection: of those who were born in a generation the fittest live, and all who were there before them go
 * (Schwefel, "Evolution and optimum seeking", 1995). Visitors from other islands replace nobody but those they beat. A
 * generation in which nobody could be scored leaves everything as it was.
 */
final class Generational implements Survival {

    /** In keys, what stands for the run as a whole. */
    private static final int EVERYWHERE = Integer.MAX_VALUE;

    private final int size;

    /** How many to keep. */
    record Settings(
            @Default("100") @Positive @Doc("how many members are kept")
            int size) {}

    Generational(Settings settings) {
        this.size = settings.size();
    }

    @Override
    public Survivors survive(Contest contest) {
        boolean children = contest.arrivals().stream().anyMatch(arrival -> isBornHere(arrival, contest));
        Survivors before = children ? new Survivors(List.of(), contest.before().state()) : contest.before();
        List<Resident> fittest = Entrants.of(new Contest(contest.features(), before, contest.arrivals())).stream()
                .sorted(Member.FITTEST_FIRST)
                .limit(size)
                .map(Resident::of)
                .toList();
        return new Survivors(fittest, before.state());
    }

    private static boolean isBornHere(Member arrival, Contest contest) {
        int island = contest.key().island();
        return arrival.birth().generation() == contest.key().generation()
                && (island == EVERYWHERE || island == arrival.birth().island());
    }
}

package dev.lamarck.evolve.survival;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Positive;
import dev.lamarck.evolve.FeatureNames;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Objective;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps specialists: a member lives if no other is better on some case, such as one example of a data set, so that what
 * only it can do is not lost in a mean (Agrawal and others, "GEPA: reflective prompt evolution can outperform
 * reinforcement learning", 2025). Of those, whoever is nowhere better and somewhere worse than another goes, and of
 * members that are equal on all cases the fittest counts. The cell tells how many cases a member wins, alone or with others, and is
 * what parents may be weighed by; residents with most wins come first.
 *
 * <p>When there are more than the rule may keep, the one goes, again and again, that is the only winner of the fewest
 * cases; of equals, the one that wins the fewest, then the least fit. Members that violate constraints count only while
 * nobody violates them less.
 */
final class Instances implements Survival {

    private static final String WHO = "'cases' of a survival rule 'instances' in 'search.survival'";

    private final Settings settings;

    /** What the cases are. */
    record Settings(
            @Default("[case-*]")
            @NonEmpty
            @Doc("features with the scores of single cases, such as case-0..9, or case-* for all that begin so")
            List<String> cases,

            @Default("maximise") @Doc("which way is better in every case")
            Objective.Direction direction,

            @Default("100") @Positive @Doc("how many members are kept")
            int size) {

        Settings {
            cases = List.copyOf(cases);
        }
    }

    Instances(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Survivors survive(Contest contest) {
        int[] columns = FeatureNames.places(WHO, settings.cases(), contest.features());
        if (contest.arrivals().isEmpty()) {
            return contest.before();
        }
        List<Member> pool = Entrants.of(contest);
        double least = pool.stream().mapToDouble(Member::violation).min().orElseThrow();
        List<Member> fittest = pool.stream()
                .filter(member -> member.violation() == least)
                .sorted(Member.FITTEST_FIRST)
                .toList();
        CaseWins wins = CaseWins.of(
                fittest.stream().map(member -> scores(member, columns)).toArray(double[][]::new));
        wins.thin(settings.size());
        List<Resident> residents = wins.left().stream()
                .sorted(Comparator.comparingInt((Integer index) -> -wins.of(index)))
                .map(index -> new Resident(fittest.get(index), Optional.of("wins-" + wins.of(index))))
                .toList();
        return new Survivors(residents, contest.before().state());
    }

    private double[] scores(Member member, int[] columns) {
        double sign = settings.direction() == Objective.Direction.MAXIMISE ? 1 : -1;
        return Arrays.stream(columns)
                .mapToDouble(column -> sign * member.features()[column])
                .toArray();
    }
}

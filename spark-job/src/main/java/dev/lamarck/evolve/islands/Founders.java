package dev.lamarck.evolve.islands;

import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Renewal;
import dev.lamarck.genome.Hash128;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Who settles on an island that begins anew. */
enum Founders {
    /** Nobody: the next generation there is an initial one. */
    NONE {
        @Override
        List<Member> drawn(Renewal.Review review, int count, RandomGenerator random) {
            return List.of();
        }
    },
    /** The fittest of all islands, the same on each new one. */
    BEST {
        @Override
        List<Member> drawn(Renewal.Review review, int count, RandomGenerator random) {
            Set<Hash128> seen = new HashSet<>();
            return review.islands().stream()
                    .flatMap(island -> island.members().stream())
                    .sorted(Member.FITTEST_FIRST)
                    .filter(member -> seen.add(member.hash()))
                    .limit(count)
                    .toList();
        }
    },
    /** Some of the archive, drawn for each new island, nobody twice. */
    ARCHIVE {
        @Override
        List<Member> drawn(Renewal.Review review, int count, RandomGenerator random) {
            List<Member> archive = new ArrayList<>(review.islands().stream()
                    .limit(1)
                    .map(Habitat::archive)
                    .flatMap(List::stream)
                    .toList());
            List<Member> drawn = new ArrayList<>();
            while (drawn.size() < count && !archive.isEmpty()) {
                drawn.add(archive.remove(random.nextInt(archive.size())));
            }
            return drawn;
        }
    };

    abstract List<Member> drawn(Renewal.Review review, int count, RandomGenerator random);

    /** The founders of each island that has any. */
    Map<Integer, List<Member>> settle(Renewal.Review review, List<Integer> islands, int count) {
        RandomGenerator random = review.key().draws();
        Map<Integer, List<Member>> founders = new TreeMap<>();
        for (int island : islands) {
            List<Member> drawn = drawn(review, count, random);
            if (!drawn.isEmpty()) {
                founders.put(island, drawn);
            }
        }
        return founders;
    }
}

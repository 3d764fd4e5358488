package dev.lamarck.evolve.survival;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Hash128;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A population of seats, as differential evolution has it (Storn and Price, 1997): a child competes with its first
 * parent alone, and takes that parent's seat when it is at least as good, so that seats do not compete with each other and the
 * population cannot collapse onto one member. Who has no parent here, as in the first generation and as visitors, takes
 * the free seat with the lowest number; when none is free, that of the least fit, if better. A resident's cell names
 * its seat.
 */
final class ReplaceParent implements Survival {

    private static final String SEAT = "seat-";

    private final int size;

    /** How many seats. */
    record Settings(
            @Default("100") @Positive @Doc("how many seats there are, each held by one member")
            int size) {}

    ReplaceParent(Settings settings) {
        this.size = settings.size();
    }

    @Override
    public Survivors survive(Contest contest) {
        Seats seats = new Seats(size, contest.before().residents());
        contest.arrivals().stream()
                .sorted(Comparator.comparing(Member::birth))
                .forEach(arrival -> seats.offer(arrival, contest.descent().parents(arrival)));
        return new Survivors(seats.residents(), contest.before().state());
    }

    /** The seats while arrivals come, one after another. */
    private static final class Seats {

        private final TreeMap<Integer, Member> held = new TreeMap<>();
        private final TreeSet<Integer> free = new TreeSet<>();
        private final TreeSet<Map.Entry<Member, Integer>> leastFitFirst =
                new TreeSet<>(Map.Entry.<Member, Integer>comparingByKey(Member.FITTEST_FIRST.reversed())
                        .thenComparing(Map.Entry.comparingByValue()));
        private final Map<Hash128, Integer> seatOf = new HashMap<>();
        private final Set<Hash128> genomes = new HashSet<>();

        Seats(int size, List<Resident> residents) {
            for (int seat = 0; seat < size; seat++) {
                free.add(seat);
            }
            for (Resident resident : residents) {
                int seat = Integer.parseInt(resident.cell().orElseThrow().substring(SEAT.length()));
                seatOf.put(resident.member().id(), seat);
                seat(seat, resident.member());
            }
        }

        void offer(Member arrival, List<Member> parents) {
            if (genomes.contains(arrival.hash())) {
                return;
            }
            Optional<Integer> parental = parents.stream()
                    .limit(1)
                    .flatMap(parent -> Stream.ofNullable(seatOf.get(parent.id())))
                    .findFirst();
            if (parental.isPresent()) {
                offer(arrival, parental.get());
            } else if (!free.isEmpty()) {
                seat(free.first(), arrival);
            } else if (arrival.beats(leastFitFirst.first().getKey())) {
                seat(leastFitFirst.first().getValue(), arrival);
            }
        }

        private void offer(Member child, int seat) {
            Member holder = held.get(seat);
            if (holder != null && !holder.beats(child)) {
                seat(seat, child);
            }
        }

        private void seat(int seat, Member member) {
            Member last = held.put(seat, member);
            if (last != null) {
                genomes.remove(last.hash());
                leastFitFirst.remove(Map.entry(last, seat));
            }
            free.remove(seat);
            genomes.add(member.hash());
            leastFitFirst.add(Map.entry(member, seat));
        }

        List<Resident> residents() {
            return held.entrySet().stream()
                    .map(entry -> new Resident(entry.getValue(), Optional.of(SEAT + entry.getKey())))
                    .toList();
        }
    }
}

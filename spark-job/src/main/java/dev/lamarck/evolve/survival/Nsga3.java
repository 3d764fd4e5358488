package dev.lamarck.evolve.survival;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.evolve.fronts.Frame;
import dev.lamarck.evolve.fronts.Fronts;
import dev.lamarck.evolve.fronts.Niching;
import dev.lamarck.evolve.fronts.ReferencePoints;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Survival in NSGA-III (Deb and Jain, 2014): front after front lives on while there is room, and the last places go to
 * the reference directions that have the fewest members. The frame in which directions are measured is that of the first
 * front; its ideal and extreme points are remembered. Directions tell nothing about members that violate constraints, so
 * of a front of those the fittest live on.
 */
final class Nsga3 implements Survival {

    private final Settings settings;

    /** How many to keep, and how finely the directions are spread. */
    record Settings(
            @Default("100") @Positive @Doc("how many members are kept")
            int size,

            @Default("12")
            @Range(min = 1, max = 100_000)
            @Doc("into how many parts reference points share the objectives")
            int divisions,

            @Default("0")
            @Range(min = 0, max = 100_000)
            @Doc("the same for a second layer of reference points, halfway inside; 0 is none")
            int innerDivisions) {}

    /** Everybody with their fitness and fronts, and how many fronts there is room for. */
    private record Pool(List<Member> members, double[][] fitness, Fronts fronts, int whole) {

        static Pool of(Contest contest, int size) {
            List<Member> members = Entrants.of(contest);
            double[][] fitness = Entrants.fitness(members);
            Fronts fronts = Fronts.of(fitness, Entrants.violations(members));
            int whole = 0;
            for (int room = size; whole < fronts.count(); whole++) {
                room -= fronts.front(whole).length;
                if (room < 0) {
                    break;
                }
            }
            return new Pool(members, fitness, fronts, whole);
        }

        boolean feasible(int rank) {
            return rank < fronts.count() && members.get(fronts.front(rank)[0]).violation() == 0;
        }

        int[] settled() {
            return IntStream.range(0, whole)
                    .flatMap(rank -> Arrays.stream(fronts.front(rank)))
                    .toArray();
        }

        /** The first front that does not fit whole. */
        int[] candidates() {
            return whole < fronts.count() ? fronts.front(whole) : new int[0];
        }

        List<Resident> residents(int[] chosen) {
            return Arrays.stream(chosen)
                    .boxed()
                    .sorted(Comparator.comparingInt((Integer index) -> fronts.rank(index))
                            .thenComparing(members::get, Member.FITTEST_FIRST))
                    .map(index -> new Resident(members.get(index), Nsga2.front(fronts.rank(index))))
                    .toList();
        }
    }

    Nsga3(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Survivors survive(Contest contest) {
        if (contest.arrivals().isEmpty()) {
            return contest.before();
        }
        Pool pool = Pool.of(contest, settings.size());
        double[] memory = numbers(contest.before().state());
        int[] settled = pool.settled();
        int[] last = {};
        if (pool.feasible(0)) {
            Frame frame =
                    Frame.of(memory, Entrants.rows(pool.fitness(), pool.fronts().front(0)));
            memory = frame.memory();
            last = pool.feasible(pool.whole()) ? niched(contest, pool, frame, settled) : last;
        }
        if (!pool.feasible(pool.whole())) {
            last = fittest(pool, settings.size() - settled.length);
        }
        int[] chosen =
                IntStream.concat(Arrays.stream(settled), Arrays.stream(last)).toArray();
        return new Survivors(pool.residents(chosen), bytes(memory));
    }

    private int[] niched(Contest contest, Pool pool, Frame frame, int[] settled) {
        double[][] directions = directions(pool.fitness()[0].length);
        return Niching.of(directions, frame.placed(pool.fitness()))
                .chosen(
                        settled,
                        pool.candidates(),
                        settings.size() - settled.length,
                        contest.key().draws());
    }

    private static int[] fittest(Pool pool, int places) {
        return Arrays.stream(pool.candidates())
                .boxed()
                .sorted(Comparator.comparing(pool.members()::get, Member.FITTEST_FIRST))
                .limit(places)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public void check(List<String> features, int objectives) {
        int inner = settings.innerDivisions();
        long points = Math.max(
                ReferencePoints.count(objectives, settings.divisions()), ReferencePoints.count(objectives, inner));
        if (points > ReferencePoints.MOST) {
            throw SurvivalErrors.tooManyReferencePoints(objectives, settings.divisions(), ReferencePoints.MOST);
        }
    }

    private double[][] directions(int objectives) {
        int inner = settings.innerDivisions();
        return inner > 0
                ? ReferencePoints.layered(objectives, settings.divisions(), inner)
                : ReferencePoints.dasDennis(objectives, settings.divisions());
    }

    private static double[] numbers(byte[] state) {
        ByteBuffer bytes = ByteBuffer.wrap(state);
        return IntStream.range(0, state.length / Double.BYTES)
                .mapToDouble(i -> bytes.getDouble())
                .toArray();
    }

    private static byte[] bytes(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
        Arrays.stream(numbers).forEach(bytes::putDouble);
        return bytes.array();
    }
}

package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.fronts.Crowding;
import dev.lamarck.evolve.fronts.Fronts;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The crowded tournament of NSGA-II (Deb, Pratap, Agarwal and Meyarivan, 2002), for several objectives: of a few who are
 * drawn with replacement, whoever is in the better front becomes the parent, and in one front whoever has more room around
 * it; of equals the first drawn.
 */
final class Crowded implements ParentSelection {

    private final int size;

    /** How many compete. */
    record Settings(
            @Default("2") @Range(min = 1, max = 10_000) @Doc("how many are drawn; the best becomes the parent")
            int size) {}

    Crowded(Settings settings) {
        this.size = settings.size();
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        List<Member> members = habitat.members();
        double[][] fitness = members.stream().map(Member::fitness).toArray(double[][]::new);
        double[] violation = members.stream().mapToDouble(Member::violation).toArray();
        Fronts fronts = Fronts.of(fitness, violation);
        double[] room = room(fronts, fitness);
        return Lots.draw(requests, random -> members.get(winner(fronts, room, random)));
    }

    /** How far each member is from its neighbours in its front. */
    private static double[] room(Fronts fronts, double[][] fitness) {
        double[] room = new double[fitness.length];
        for (int rank = 0; rank < fronts.count(); rank++) {
            int[] front = fronts.front(rank);
            double[] distances = Crowding.distances(
                    Arrays.stream(front).mapToObj(i -> fitness[i]).toArray(double[][]::new));
            for (int i = 0; i < front.length; i++) {
                room[front[i]] = distances[i];
            }
        }
        return room;
    }

    private int winner(Fronts fronts, double[] room, RandomGenerator random) {
        int winner = random.nextInt(room.length);
        for (int i = 1; i < size; i++) {
            int challenger = random.nextInt(room.length);
            int ranks = Integer.compare(fronts.rank(challenger), fronts.rank(winner));
            winner = ranks < 0 || (ranks == 0 && room[challenger] > room[winner]) ? challenger : winner;
        }
        return winner;
    }
}

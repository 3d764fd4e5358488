package dev.lamarck.evolve;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How far apart islands are: the root mean square distance between two members of different islands. Who lives on two
 * islands is on both, at a distance of 0 from itself.
 */
public final class Separation {

    private Separation() {}

    /** Nothing if fewer than two islands are inhabited. */
    public static OptionalDouble of(Population population) {
        List<Cloud> clouds = population.islands().stream()
                .map(population::inhabitants)
                .filter(members -> !members.isEmpty())
                .map(Cloud::of)
                .toList();
        double sum = 0;
        double pairs = 0;
        for (int i = 0; i < clouds.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += clouds.get(i).squares(clouds.get(j));
                pairs += (double) clouds.get(i).size() * clouds.get(j).size();
            }
        }
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(sum / pairs));
    }

    /**
     * An island's members as their middle and their spread about it, which is all that the sum of squared distances to
     * other clouds needs.
     *
     * @param spread sum of the squared distances to the middle
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Cloud(int size, double[] middle, double spread) {

        static Cloud of(List<Member> members) {
            double[] middle = new double[members.get(0).profile().length];
            for (Member member : members) {
                for (int i = 0; i < middle.length; i++) {
                    middle[i] += member.profile()[i];
                }
            }
            for (int i = 0; i < middle.length; i++) {
                middle[i] /= members.size();
            }
            double spread = 0;
            for (Member member : members) {
                spread += square(member.profile(), middle);
            }
            return new Cloud(members.size(), middle, spread);
        }

        /** Over all pairs of one from here and one from there. */
        double squares(Cloud other) {
            return other.size * spread
                    + size * other.spread
                    + (double) size * other.size * square(middle, other.middle);
        }

        private static double square(double[] one, double[] other) {
            double apart = Profiles.apart(one, other);
            return apart * apart;
        }
    }
}

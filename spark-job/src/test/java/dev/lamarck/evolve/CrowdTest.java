package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A crowd against comparing with everybody, one after the other, in doubles. */
final class CrowdTest {

    private static Crowd crowd(int dimensions, List<double[]> profiles) {
        Crowd crowd = new Crowd(dimensions);
        profiles.forEach(crowd::add);
        return crowd;
    }

    private static double[] profile(Philox draws, int dimensions, double scale) {
        double[] profile = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            profile[i] = scale * draws.nextGaussian();
        }
        return profile;
    }

    /** Many near each other, some in one place, some that floats cannot tell from it. */
    private static List<double[]> profiles(Philox draws, int dimensions, int count, double scale) {
        List<double[]> profiles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kind = i == 0 ? 0 : draws.nextInt(4);
            double[] profile = kind < 2
                    ? profile(draws, dimensions, scale)
                    : profiles.get(draws.nextInt(i)).clone();
            if (kind == 3 && dimensions > 0) {
                profile[draws.nextInt(dimensions)] *= 1 + 1e-12 * draws.nextGaussian();
            }
            profiles.add(profile);
        }
        return profiles;
    }

    private static double apart(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum / Math.max(1, one.length));
    }

    private static int nearest(List<double[]> profiles, double[] question) {
        int nearest = 0;
        for (int i = 1; i < profiles.size(); i++) {
            nearest = apart(question, profiles.get(i)) < apart(question, profiles.get(nearest)) ? i : nearest;
        }
        return nearest;
    }

    private static void assertAsSlowly(Crowd crowd, List<double[]> profiles, double[] question) {
        int nearest = nearest(profiles, question);
        double distance = apart(question, profiles.get(nearest));
        double[] distances = profiles.stream()
                .mapToDouble(other -> apart(question, other))
                .sorted()
                .toArray();
        Crowd.View view = crowd.view(question);
        assertThat(view.nearest()).isEqualTo(nearest);
        assertThat(view.distance()).isEqualTo(distance);
        double mean = Arrays.stream(distances).average().orElseThrow();
        double rounding = 1e-6 * (mean + Profiles.farthest(question));
        assertThat(view.mean()).isCloseTo(mean, within(rounding));
        for (double limit : new double[] {distance, Math.nextUp(distance), 1.01 * distance}) {
            assertThat(crowd.anyWithin(limit, question, place -> true)).isEqualTo(distance < limit);
            assertThat(crowd.anyWithin(limit, question, place -> place != nearest))
                    .isEqualTo(anyBut(nearest, limit, profiles, question));
        }
    }

    private static boolean anyBut(int place, double limit, List<double[]> profiles, double[] question) {
        for (int i = 0; i < profiles.size(); i++) {
            if (i != place && apart(question, profiles.get(i)) < limit) {
                return true;
            }
        }
        return false;
    }

    @Test
    void questions_answeredAsOneByOne() {
        for (int trial = 0; trial < 300; trial++) {
            Philox draws = Members.draws(trial);
            int dimensions = new int[] {0, 1, 2, 6, 64}[draws.nextInt(5)];
            double scale = new double[] {1e-9, 0.1, 1, 1e6}[draws.nextInt(4)];
            List<double[]> profiles = profiles(draws, dimensions, 1 + draws.nextInt(40), scale);
            Crowd crowd = crowd(dimensions, profiles);
            assertAsSlowly(crowd, profiles, profile(draws, dimensions, scale));
            assertAsSlowly(crowd, profiles, profiles.get(draws.nextInt(profiles.size())));
        }
    }

    @Test
    void questions_overSeveralSquads() {
        for (int size : new int[] {Squad.SIZE - 1, Squad.SIZE, Squad.SIZE + 1, 3 * Squad.SIZE + 7}) {
            Philox draws = Members.draws(size);
            List<double[]> profiles = profiles(draws, 8, size, 1);
            Crowd crowd = crowd(8, profiles);
            assertThat(crowd.size()).isEqualTo(size);
            assertAsSlowly(crowd, profiles, profile(draws, 8, 1));
            assertAsSlowly(crowd, profiles, profiles.get(size - 1));
        }
    }

    /** Floats know neither these numbers nor their squares. */
    @Test
    void questions_beyondFloats_stillExact() {
        for (double scale : new double[] {1e30, 1e60, 1e-30, 1e-60}) {
            Philox draws = Members.draws(7);
            List<double[]> profiles = profiles(draws, 4, 50, scale);
            Crowd crowd = crowd(4, profiles);
            double[] question = profile(draws, 4, scale);
            int nearest = nearest(profiles, question);
            double distance = apart(question, profiles.get(nearest));
            assertThat(crowd.view(question).nearest()).isEqualTo(nearest);
            assertThat(crowd.view(question).distance()).isEqualTo(distance);
            assertThat(crowd.anyWithin(distance, question, place -> true)).isFalse();
            assertThat(crowd.anyWithin(Math.nextUp(distance), question, place -> true))
                    .isTrue();
        }
    }

    @Test
    void view_ofNobody_refused() {
        Crowd nobody = new Crowd(2);
        assertThatThrownBy(() -> nobody.view(new double[2])).hasMessageContaining("Nobody is in this crowd");
        assertThat(nobody.anyWithin(9, new double[2], place -> true)).isFalse();
    }

    @Test
    void add_ofAnotherLength_refused() {
        Crowd crowd = new Crowd(2);
        assertThatThrownBy(() -> crowd.add(new double[3])).hasMessageContaining("have 2 coordinates, this one has 3");
        assertThatThrownBy(() -> crowd.anyWithin(1, new double[1], place -> true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

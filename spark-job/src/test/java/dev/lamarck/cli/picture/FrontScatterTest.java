package dev.lamarck.cli.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FrontScatterTest {

    @Test
    void nonDominated_isWhatComparingEverybodyGives() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            int objectives = 1 + random.nextInt(4);
            List<double[]> members = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                members.add(random.ints(objectives, 0, 5).asDoubleStream().toArray());
            }
            List<double[]> expected = members.stream()
                    .filter(member -> members.stream().noneMatch(other -> beats(other, member)))
                    .toList();

            assertThat(FrontScatter.nonDominated(members)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static boolean beats(double[] a, double[] b) {
        boolean better = false;
        for (int k = 0; k < a.length; k++) {
            if (b[k] > a[k]) {
                return false;
            }
            better = better || a[k] > b[k];
        }
        return better;
    }
}

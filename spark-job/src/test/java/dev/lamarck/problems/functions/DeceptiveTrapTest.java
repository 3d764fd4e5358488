package dev.lamarck.problems.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.problems.Scores;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeceptiveTrapTest {

    private final Scores trap = Scores.of("trap", "block: 4");

    @Test
    void evaluate_oneBlock_paysForZerosButMostForAllOnes() {
        assertThat(trap.metric("score", 0, 0, 0, 0)).isEqualTo(3);
        assertThat(trap.metric("score", 0, 1, 0, 0)).isEqualTo(2);
        assertThat(trap.metric("score", 0, 1, 0, 1)).isEqualTo(1);
        assertThat(trap.metric("score", 1, 1, 0, 1)).isZero();
        assertThat(trap.metric("score", 1, 1, 1, 1)).isEqualTo(4);
    }

    @Test
    void evaluate_everyWayUphillByOneBit_endsInTheTrap() {
        for (int start = 0; start < 15; start++) {
            double[] bits = bits(start);
            while (true) {
                double here = trap.metric("score", bits);
                double[] better = bits;
                for (int i = 0; i < 4; i++) {
                    double[] flipped = bits.clone();
                    flipped[i] = 1 - flipped[i];
                    if (flipped[i] == 0 && trap.metric("score", flipped) > here) {
                        better = flipped;
                    }
                }
                if (better == bits) {
                    break;
                }
                bits = better;
            }
            assertThat(bits).as("from %d", start).containsOnly(0);
        }
    }

    @Test
    void evaluate_severalBlocks_addsThemUp() {
        assertThat(trap.metrics(1, 1, 1, 1, 0, 0, 1, 0))
                .isEqualTo(Map.of("score", 6.0, "blocks-solved", 1.0, "ones", 5.0));
    }

    @Test
    void evaluate_genesThatAreNoBlocksOrBits_namesTheSetting() {
        assertThat(trap.complaint(1, 0, 1)).contains("multiple of 4 genes, got 3", "evaluator.config.block");
        assertThat(trap.complaint(1, 0, 1, 0.5)).contains("gene 3 is 0.5", "integer");
        assertThat(trap.complaint(1, 0, 2, 0)).contains("gene 2 is 2.0");
    }

    private static double[] bits(int number) {
        double[] bits = new double[4];
        for (int i = 0; i < 4; i++) {
            bits[i] = number >> i & 1;
        }
        return bits;
    }
}

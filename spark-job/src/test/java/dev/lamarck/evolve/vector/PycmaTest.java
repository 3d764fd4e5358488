package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Space;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of pycma come from scripts/peers/pycma.py. */
final class PycmaTest {

    private static final int SEEDS = 15;
    private static final double BOUND = 50;

    record Figure(String strategy, String function, int size, double start, double sigma, int children, double median) {
        @Override
        public String toString() {
            return strategy + " " + function + " " + size;
        }
    }

    static Stream<Figure> figures() throws IOException {
        try (InputStream json = Objects.requireNonNull(PycmaTest.class.getResourceAsStream("pycma.json"))) {
            JsonNode figures = new ObjectMapper().readTree(json).get("figures");
            return StreamSupport.stream(figures.spliterator(), false).map(PycmaTest::figure).toList().stream();
        }
    }

    private static Figure figure(JsonNode node) {
        return new Figure(
                node.get("strategy").asText(),
                node.get("function").asText(),
                node.get("size").asInt(),
                node.get("start").asDouble(),
                node.get("sigma").asDouble(),
                node.get("children").asInt(),
                node.get("median").asDouble());
    }

    /** Bounds so far away that they play no part. */
    private static int evaluations(Figure figure, long seed) {
        CmaEs.Settings settings = new CmaEs.Settings(figure.sigma() / (2 * BOUND), List.of(figure.start()));
        CmaEs operator = figure.strategy().equals("cma-es") ? CmaEs.full(settings) : CmaEs.separable(settings);
        Space space = Functions.reals(figure.size(), BOUND);
        return new Evolution(operator, space, Functions.named(figure.function()), seed)
                .evaluationsTo(1e-9, figure.children(), 60_000);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void evaluations_toNearlyZero_withinAFifthOfPycmas(Figure figure) {
        int[] runs = new int[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            runs[seed] = evaluations(figure, seed + 1);
        }
        Arrays.sort(runs);
        assertThat((double) runs[SEEDS / 2]).isBetween(0.8 * figure.median(), 1.2 * figure.median());
    }
}

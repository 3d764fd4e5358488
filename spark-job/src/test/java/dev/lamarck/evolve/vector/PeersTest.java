package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.evolve.Members;
import dev.lamarck.genome.VectorSpace;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our evaluations beside those of others; their figures come from the scripts in scripts/peers. */
final class PeersTest {

    private static final int SEEDS = 15;
    private static final int LIMIT = 100_000;

    /** SciPy's names of the settings that it was run with. */
    private static final Map<String, String> DIFFERENCES = Map.of(
            "best1bin", "{strategy: best-1, dither: {min: 0.5, max: 1}, cr: 0.7, bounds: resample}",
            "rand1bin", "{strategy: rand-1, f: 0.5, cr: 0.9, bounds: resample}");

    /** What a peer needed. */
    record Figure(String strategy, String function, int size, double median, JsonNode more) {
        static Figure of(JsonNode node) {
            return new Figure(
                    node.get("strategy").asText(),
                    node.get("function").asText(),
                    node.get("size").asInt(),
                    node.get("median").asDouble(),
                    node);
        }

        @Override
        public String toString() {
            return "%s on %s of %d".formatted(strategy, function, size);
        }
    }

    private static Stream<Figure> figures(String file) throws IOException {
        try (InputStream json = Objects.requireNonNull(PeersTest.class.getResourceAsStream(file))) {
            JsonNode figures = new ObjectMapper().readTree(json).get("figures");
            return StreamSupport.stream(figures.spliterator(), false).map(Figure::of).toList().stream();
        }
    }

    static Stream<Figure> pycma() throws IOException {
        return figures("pycma.json");
    }

    /** Where the peer itself got there. */
    static Stream<Figure> scipy() throws IOException {
        return figures("scipy.json").filter(figure -> figure.median() < LIMIT);
    }

    private static double median(IntUnaryOperator evaluations) {
        int[] runs = IntStream.rangeClosed(1, SEEDS).map(evaluations).toArray();
        Arrays.sort(runs);
        return runs[SEEDS / 2];
    }

    /** Bounds so far away that they play no part. */
    @ParameterizedTest
    @MethodSource("pycma")
    void cmaEs_evaluationsToNearlyZero_withinAFifthOfPycmas(Figure figure) {
        double bound = 50;
        CmaEs.Settings settings = new CmaEs.Settings(
                figure.more().get("sigma").asDouble() / (2 * bound),
                CmaEs.Start.MEAN,
                List.of(figure.more().get("start").asDouble()));
        CmaEs operator = figure.strategy().equals("cma-es") ? CmaEs.full(settings) : CmaEs.separable(settings);
        VectorSpace space = Functions.reals(figure.size(), bound);
        int children = figure.more().get("children").asInt();
        double median = median(seed -> new Evolution(operator, space, Functions.named(figure.function()), seed)
                .evaluationsTo(1e-9, children, LIMIT));
        assertThat(median).isBetween(0.8 * figure.median(), 1.2 * figure.median());
    }

    @ParameterizedTest
    @MethodSource("scipy")
    void differentialEvolution_evaluationsToNearlyZero_withinAFifthOfScipys(Figure figure) {
        DifferentialEvolution operator = Members.built(
                DifferentialEvolution.Settings.class,
                DifferentialEvolution::new,
                Objects.requireNonNull(DIFFERENCES.get(figure.strategy())));
        VectorSpace space = Functions.reals(figure.size(), 5);
        int members = figure.more().get("members").asInt();
        double median = median(seed -> new Evolution(operator, space, Functions.named(figure.function()), seed)
                .populated(members)
                .evaluationsTo(1e-6, members, LIMIT));
        assertThat(median).isBetween(0.8 * figure.median(), 1.2 * figure.median());
    }
}

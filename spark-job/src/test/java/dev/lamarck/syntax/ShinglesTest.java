package dev.lamarck.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ShinglesTest {

    @ParameterizedTest
    @EnumSource
    void distance_isAMetric(Language language) {
        List<Shingles> programs =
                mutants(language, 15, 40).stream().map(Shingles::of).toList();

        for (Shingles a : programs) {
            for (Shingles b : programs) {
                assertThat(a.distance(b)).isBetween(0.0, 1.0).isEqualTo(b.distance(a));
                for (Shingles c : programs) {
                    assertThat(a.distance(c)).isLessThanOrEqualTo(a.distance(b) + b.distance(c) + 1e-12);
                }
            }
            assertThat(a.distance(a)).isZero();
        }
    }

    @Test
    void distance_seesEveryConstantButNoComment() {
        Shingles one = python("x = 1 # one\nfor i in y:\n  f(i)\n");

        assertThat(one.distance(python("x = 1\nfor i in y:\n    f( i )"))).isZero();
        assertThat(one.distance(python("x = 2\nfor i in y:\n  f(i)\n"))).isBetween(0.05, 0.4);
        assertThat(one.distance(python("class A: pass\n"))).isGreaterThan(0.9);
        assertThat(one.distance(python(""))).isGreaterThan(0.9);
    }

    @Test
    void sketch_isTheSameOnEveryMachine() {
        assertThat(Arrays.hashCode(python("x = f(1)\n").sketch())).isEqualTo(SKETCH_OF_A_LINE);
    }

    @Test
    void sketch_estimatesTheDistance() {
        List<Shingles> programs =
                mutants(Language.PYTHON, 60, 30).stream().map(Shingles::of).toList();
        List<double[]> sketches = programs.stream().map(Shingles::sketch).toList();
        List<Double> exact = new ArrayList<>();
        List<Double> estimated = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            for (int j = 0; j < i; j++) {
                exact.add(programs.get(i).distance(programs.get(j)));
                estimated.add(euclidean(sketches.get(i), sketches.get(j)));
                assertThat(estimated.get(estimated.size() - 1)).isCloseTo(exact.get(exact.size() - 1), within(0.3));
            }
        }

        double correlation = Ranks.correlation(exact, estimated);
        assertThat(correlation).isGreaterThan(0.85);
    }

    @Test
    void sketch_ranksProgramsAsTreeEditsDo() {
        List<Tree> programs = mutants(Language.PYTHON, 24, 30);
        List<double[]> sketches =
                programs.stream().map(tree -> Shingles.of(tree).sketch()).toList();
        List<Double> edits = new ArrayList<>();
        List<Double> estimated = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            for (int j = Math.max(0, i - 6); j < i; j++) {
                edits.add((double) TreeEdits.between(programs.get(i), programs.get(j)));
                estimated.add(euclidean(sketches.get(i), sketches.get(j)));
            }
        }

        double correlation = Ranks.correlation(edits, estimated);
        assertThat(correlation).isGreaterThan(0.75);
    }

    @Test
    void plainText_hasADistanceToo() {
        Shingles one = Shingles.ofPlainText("begin x := 1; end");

        assertThat(one.distance(Shingles.ofPlainText("begin   x := 1;\nend"))).isZero();
        assertThat(one.distance(Shingles.ofPlainText("begin x := 2; end"))).isBetween(0.1, 0.9);
    }

    private static final int SKETCH_OF_A_LINE = 23686557;

    private static Shingles python(String text) {
        return Shingles.of(Language.PYTHON.parse(text));
    }

    /** Programs that are ever more lines away from the sample. */
    private static List<Tree> mutants(Language language, int count, int mostEdits) {
        Random random = new Random(7);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    List<String> lines =
                            new ArrayList<>(Samples.of(language).lines().toList());
                    for (int edit = 0; edit < i * mostEdits / count; edit++) {
                        mutate(lines, random);
                    }
                    return language.parse(String.join("\n", lines));
                })
                .toList();
    }

    private static void mutate(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, lines.get(at).replaceAll("[0-9]+", "" + random.nextInt(100)));
            default -> lines.set(at, lines.get(at).replaceFirst("\\b[a-z]+\\b", "v" + random.nextInt(9)));
        }
    }

    private static double euclidean(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}

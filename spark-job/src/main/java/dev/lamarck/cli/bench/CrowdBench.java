package dev.lamarck.cli.bench;

import dev.lamarck.evolve.Crowd;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Program;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.syntax.Shingles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How long it takes to say how far a program is from 100,000 others, on one core. 400 programs are parsed: what changes
 * of single words make of one of 200 lines, most of them changes to an earlier one, so that they are relatives, near and
 * far. Of half of them the sketches, each moved a little 500 times, are the others; the other half are newcomers.
 */
final class CrowdBench {

    private static final String SAMPLE = "/dev/lamarck/python/lamarck_harness/modes.py";
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final int PROGRAMS = 100_000;
    private static final int NEWCOMERS = 200;
    private static final int FRESH_ONE_IN = 20;
    private static final int ROUNDS = 101;

    /** As trees at a distance of 0.08 are apart. */
    private static final double NEAR = 0.01;

    private static final double STEP = 0.005;
    private static final long KEY = 0x63726F7764L;

    private final ProgramMeasures measures = new ProgramMeasures();
    private final List<double[]> residents = new ArrayList<>(PROGRAMS);
    private final List<Program> newcomers;
    private final List<double[]> questions;

    CrowdBench() {
        Program sample = sample();
        this.newcomers = new ArrayList<>(Collections.nCopies(NEWCOMERS, sample));
        for (int i = 0; i < NEWCOMERS; i++) {
            renew(i, sample);
        }
        List<double[]> sketches = newcomers.stream().map(measures::profile).toList();
        for (int i = 0; i < PROGRAMS; i++) {
            residents.add(moved(sketches.get(i % NEWCOMERS), new Philox(KEY, i, 1, 0)));
        }
        for (int i = NEWCOMERS; i < 2 * NEWCOMERS; i++) {
            renew(i, sample);
        }
        this.questions = newcomers.stream().map(measures::profile).toList();
    }

    private static double[] moved(double[] sketch, Philox draws) {
        double[] moved = sketch.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += STEP * draws.nextGaussian();
        }
        return moved;
    }

    /** Of the latest programs the oldest goes, and a child of one of them comes. */
    private void renew(int number, Program sample) {
        Philox draws = new Philox(KEY, number, 0, 0);
        boolean fresh = draws.nextInt(FRESH_ONE_IN) == 0;
        Program parent = fresh ? sample : newcomers.get(draws.nextInt(NEWCOMERS));
        newcomers.set(number % NEWCOMERS, parent.with(0, changed(parent.text(), draws)));
    }

    /** A word becomes another of the same text. */
    private static String changed(String text, Philox draws) {
        List<MatchResult> words = WORD.matcher(text).results().toList();
        MatchResult old = words.get(draws.nextInt(words.size()));
        String word = words.get(draws.nextInt(words.size())).group();
        return text.substring(0, old.start()) + word + text.substring(old.end());
    }

    private static Program sample() {
        try (InputStream text = CrowdBench.class.getResourceAsStream(SAMPLE)) {
            if (text == null) {
                throw new IllegalStateException("The resource " + SAMPLE + " is missing. Build Lamarck again.");
            }
            return Program.of("python", "modes.py", new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Figure> figures() {
        Crowd crowd = packed();
        double question = median(ROUNDS, round -> crowd.view(question(round)));
        double newcomer = median(ROUNDS, round -> crowd.view(measures.profile(newcomers.get(round % NEWCOMERS))));
        double generation = median(1, round -> generation());
        return List.of(
                figure("a newcomer's nearest and mean distance among 100,000 programs, p50", question)
                        .atMost(5),
                figure("the same with parsing and sketching its 200 lines, p50", newcomer),
                figure("packing 100,000 and asking whether anybody is near 1,000 newcomers", generation));
    }

    private Crowd packed() {
        Crowd crowd = new Crowd(Shingles.DIMENSIONS);
        residents.forEach(crowd::add);
        return crowd;
    }

    /** Where nobody who is near counts, so that no question ends early. */
    private void generation() {
        Crowd crowd = packed();
        for (int i = 0; i < 1_000; i++) {
            crowd.anyWithin(NEAR, question(i), place -> false);
        }
    }

    private double[] question(int round) {
        return questions.get(round % NEWCOMERS);
    }

    private static Figure figure(String name, double millis) {
        return Figure.plain("crowd", name, millis, "ms");
    }

    /** As many rounds go before, not counted, in which the JVM compiles. */
    private static double median(int rounds, IntConsumer measured) {
        double[] millis = new double[2 * rounds];
        for (int round = 0; round < millis.length; round++) {
            long begun = System.nanoTime();
            measured.accept(round);
            millis[round] = (System.nanoTime() - begun) / 1e6;
        }
        return Quartiles.of(Arrays.copyOfRange(millis, rounds, millis.length)).median();
    }
}

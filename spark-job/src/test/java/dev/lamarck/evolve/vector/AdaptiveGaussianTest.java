package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AdaptiveGaussianTest {

    private static final VectorSpace SPACE = Functions.reals(4, 5);
    private static final Member PARENT = Members.scored(100, 1);

    private static GaussianOneFifth oneFifth(String yaml) {
        return Members.built(GaussianOneFifth.Settings.class, GaussianOneFifth::new, yaml);
    }

    private static GaussianSelfAdaptive selfAdaptive(String yaml) {
        return Members.built(GaussianSelfAdaptive.Settings.class, GaussianSelfAdaptive::new, yaml);
    }

    private static Vector child(Learner operator, byte[] state, Vector parent, int slot) {
        Variator.Mating mating =
                new Variator.Mating(List.of(new Variator.Parent(parent, new double[1])), Members.key(slot));
        return (Vector) operator.vary(new Variator.Brood(SPACE, 7, 2, 1.0, state, List.of(mating)))
                .get(0);
    }

    private static double distance(Vector a, Vector b) {
        double squares = 0;
        for (int i = 0; i < a.size(); i++) {
            squares += (a.gene(i) - b.gene(i)) * (a.gene(i) - b.gene(i));
        }
        return Math.sqrt(squares);
    }

    private static double learned(String yaml, int children, int better) {
        List<Learner.Offspring> offspring = new ArrayList<>();
        for (int slot = 0; slot < children; slot++) {
            Member member = Members.of(new Birth(7, slot, 2), Vector.of(slot), slot < better ? 2 : 1);
            offspring.add(new Learner.Offspring(Members.key(slot), List.of(PARENT), Optional.of(member)));
        }
        return ByteBuffer.wrap(oneFifth(yaml)
                        .learn(new Learner.Lesson(
                                new byte[0], SPACE, 7, 2, offspring, new Habitat(2, List.of(), List.of()))))
                .getDouble();
    }

    @Test
    void oneFifth_followsTheFormula() {
        assertThat(learned("sigma: 0.1", 20, 4)).isCloseTo(0.1, within(1e-15));
        assertThat(learned("sigma: 0.1", 20, 20)).isCloseTo(0.1 * Math.exp(1 / 1.1), within(1e-12));
        assertThat(learned("sigma: 0.1", 20, 0)).isCloseTo(0.1 * Math.exp(-0.25 / 1.1), within(1e-12));
        assertThat(learned("{sigma: 0.1, target: 0.5}", 20, 10)).isCloseTo(0.1, within(1e-15));
        assertThat(learned("{sigma: 0.1, max-sigma: 0.11}", 20, 20)).isEqualTo(0.11);
        assertThat(learned("{sigma: 0.1, min-sigma: 0.09}", 20, 0)).isEqualTo(0.09);
    }

    @Test
    void oneFifth_learnedSize_scalesTheStep() {
        Vector parent = Vector.of(0, 0, 0, 0);
        byte[] half = ByteBuffer.allocate(8).putDouble(0.05).array();
        GaussianOneFifth operator = oneFifth("sigma: 0.1");
        for (int slot = 0; slot < 50; slot++) {
            Vector usual = child(operator, new byte[0], parent, slot);
            Vector shorter = child(operator, half, parent, slot);
            for (int i = 0; i < 4; i++) {
                if (Math.abs(usual.gene(i)) < 5) {
                    assertThat(shorter.gene(i)).isCloseTo(usual.gene(i) / 2, within(1e-12));
                }
            }
        }
    }

    @Test
    void selfAdaptive_childMovesByTheSizeItPassesOn() {
        GaussianSelfAdaptive operator = selfAdaptive("{sigma: 0.01, tau: 2}");
        Vector parent = Vector.of(0, 0, 0, 0);
        Member known = Members.of(new Birth(6, 1, 2), parent, 1);
        List<Learner.Offspring> offspring = new ArrayList<>();
        List<Member> living = new ArrayList<>();
        List<Vector> genomes = new ArrayList<>();
        for (int slot = 0; slot < 400; slot++) {
            genomes.add(child(operator, new byte[0], parent, slot));
            Member member = Members.of(new Birth(7, slot, 2), genomes.get(slot), 2);
            offspring.add(new Learner.Offspring(Members.key(slot), List.of(known), Optional.of(member)));
            living.add(member);
        }
        StepSizes sizes = StepSizes.read(operator.learn(
                new Learner.Lesson(new byte[0], SPACE, 7, 2, offspring, new Habitat(2, living, List.of()))));
        double logs = 0;
        double squares = 0;
        for (int slot = 0; slot < 400; slot++) {
            double size = sizes.of(living.get(slot).hash(), 0);
            assertThat(distance(genomes.get(slot), parent) / (10 * size)).isBetween(0.05, 6.0);
            logs += Math.log(size / 0.01) / 400;
            squares += Math.log(size / 0.01) * Math.log(size / 0.01) / 400;
        }
        assertThat(logs).isCloseTo(0, within(0.5));
        assertThat(Math.sqrt(squares)).isCloseTo(2, within(0.35));
    }

    @Test
    void selfAdaptive_theDead_areForgotten() {
        GaussianSelfAdaptive operator = selfAdaptive("{}");
        List<Learner.Offspring> offspring = new ArrayList<>();
        List<Member> born = new ArrayList<>();
        for (int slot = 0; slot < 10; slot++) {
            Member member = Members.of(new Birth(7, slot, 2), Vector.of(slot, 0, 0, 0), 2);
            born.add(member);
            offspring.add(new Learner.Offspring(Members.key(slot), List.of(PARENT), Optional.of(member)));
        }
        byte[] state = operator.learn(
                new Learner.Lesson(new byte[0], SPACE, 7, 2, offspring, new Habitat(2, born.subList(0, 3), List.of())));
        assertThat(state).hasSize(3 * 24);
        assertThat(StepSizes.read(state).of(born.get(3).hash(), -1)).isEqualTo(-1);
        assertThat(operator.learn(new Learner.Lesson(
                        state, SPACE, 8, 2, List.of(), new Habitat(2, born.subList(2, 5), List.of()))))
                .hasSize(24);
    }

    @Test
    void search_steps_becomeAsShortAsNeeded() {
        for (Learner operator : List.of(oneFifth("{}"), selfAdaptive("{}"))) {
            Evolution evolution = new Evolution(operator, SPACE, Functions::sphere, 5).populated(5);
            assertThat(evolution.evaluationsTo(1e-9, 20, 20_000)).isLessThan(20_000);
        }
    }

    @Test
    void settings_wrong_refused() {
        for (String yaml : List.of("{sigma: 2}", "{sigma: 0.1, min-sigma: 0.2}", "rate: 2", "bounds: wrap")) {
            assertThatThrownBy(() -> oneFifth(yaml)).as(yaml).isInstanceOf(ConfException.class);
            assertThatThrownBy(() -> selfAdaptive(yaml)).as(yaml).isInstanceOf(ConfException.class);
        }
        assertThatThrownBy(() -> oneFifth("target: 0")).isInstanceOf(ConfException.class);
        assertThatThrownBy(() -> selfAdaptive("tau: 0")).isInstanceOf(ConfException.class);
    }
}

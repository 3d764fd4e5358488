package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvolutionTest {

    private static final String SPHERE = """
            genome: {genes: [{name: x, count: 4, min: -5, max: 5}]}
            search:
              size: 40
              islands: 2
              objectives: [{metric: loss, direction: minimise}]
              migration: {type: ring, config: {interval: 3}}
            """;

    private static Outcome loss(Genome genome) {
        double sum = 0;
        for (double gene : ((Vector) genome).genes()) {
            sum += gene * gene;
        }
        return Outcome.scored(Metrics.of("loss", sum));
    }

    private static List<Genome> generations(Evolution evolution, int count) {
        List<Genome> all = new ArrayList<>();
        for (int generation = 0; generation < count; generation++) {
            List<Genome> asked = evolution.ask();
            all.addAll(asked);
            evolution.tell(asked.stream().map(EvolutionTest::loss).toList());
        }
        return all;
    }

    @Test
    void askAndTell_getsBetter() {
        Evolution evolution = Evolution.of(SPHERE, 42);
        generations(evolution, 1);
        double first = evolution.best().orElseThrow().member().score();
        generations(evolution, 30);
        Evolution.Found best = evolution.best().orElseThrow();

        assertThat(evolution.generation()).isEqualTo(31);
        assertThat(best.member().score()).isGreaterThan(first).isGreaterThan(-0.5);
        assertThat(loss(best.genome()))
                .isEqualTo(Outcome.scored(Metrics.of("loss", -best.member().score())));
    }

    @Test
    void askAndTell_sameSeed_sameGenomes() {
        List<Genome> genomes = generations(Evolution.of(SPHERE, 42), 8);
        assertThat(generations(Evolution.of(SPHERE, 42), 8)).isEqualTo(genomes);
        assertThat(generations(Evolution.of(SPHERE, 43), 8)).isNotEqualTo(genomes);
    }

    @Test
    void ask_again_sameGenomes() {
        Evolution evolution = Evolution.of(SPHERE, 42);
        assertThat(evolution.ask()).isSameAs(evolution.ask()).hasSize(40);
    }

    @Test
    void tell_failures_areJudgedAndBreedNothing() {
        Evolution evolution = Evolution.of(SPHERE, 42);
        List<Outcome> outcomes = new ArrayList<>(
                evolution.ask().stream().map(EvolutionTest::loss).toList());
        outcomes.set(0, Outcome.scored(Metrics.of("gain", 1)));
        outcomes.set(1, Outcome.scored(Metrics.of("loss", Double.NaN)));
        List<Outcome> judged = evolution.tell(outcomes);

        assertThat(judged.get(0))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Outcome.Reason.MISSING_METRIC));
        assertThat(judged.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Outcome.Reason.NOT_FINITE));
        assertThat(judged.subList(2, 40)).isEqualTo(outcomes.subList(2, 40));
        assertThat(evolution.population().members())
                .extracting(member -> member.birth().slot())
                .doesNotContain(0, 1);
    }

    @Test
    void tell_everythingFailed_asksForNewOnes() {
        Evolution evolution = Evolution.of(SPHERE, 42);
        List<Genome> first = evolution.ask();
        evolution.tell(first.stream()
                .map(genome -> Outcome.failed(Outcome.Reason.INVALID, "no"))
                .toList());
        assertThat(evolution.best()).isEmpty();
        assertThat(evolution.ask()).hasSize(40).isNotEqualTo(first);
    }

    @Test
    void tell_outOfTurn_refused() {
        Evolution evolution = Evolution.of(SPHERE, 42);
        assertThatThrownBy(() -> evolution.tell(List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ask() first");
        evolution.ask();
        assertThatThrownBy(() -> evolution.tell(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40 candidates, got 0 outcomes");
    }

    private static final String CMA = """
            genome: {genes: [{name: x, count: 5, min: -5, max: 5}]}
            search:
              size: 12
              islands: 1
              objectives: [{metric: loss, direction: minimise}]
              operators: [{type: cma-es, config: {mean: [2]}}]
              knobs: {temperature: %s}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "1", "3"})
    void askAndTell_cmaEsAtAnyTemperature_converges(String temperature) {
        Evolution evolution = Evolution.of(CMA.formatted(temperature), 7);
        generations(evolution, 200);
        assertThat(evolution.best().orElseThrow().member().score()).isGreaterThan(-1e-6);
    }

    @Test
    void askAndTell_cmaEsFrozen_staysWhereItIs() {
        Evolution evolution = Evolution.of(CMA.formatted("0"), 7);
        List<Genome> genomes = generations(evolution, 20);
        assertThat(genomes).containsOnly(genomes.get(0));
        assertThat(((Vector) genomes.get(0)).gene(0)).isEqualTo(2);
    }

    @Test
    void of_initialThatNeedsParents_refused() {
        assertThatThrownBy(() -> Evolution.of(SPHERE + "  initial: gaussian", 1))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("'search.initial' is 'gaussian'");
    }

    @Test
    void of_wrongMean_refusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> Evolution.of(CMA.formatted("1").replace("[2]", "[1, 2, 3]"), 1))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("'mean' has 3 values");
    }

    @Test
    void of_unknownStrategy_saysWhere() {
        assertThatThrownBy(() -> Evolution.of(SPHERE + "  parents: turnament", 1))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("'search.parents'");
    }

    @Test
    void genome_ofOneWhoDied_refused() {
        Evolution evolution = Evolution.of(SPHERE, 42);
        generations(evolution, 1);
        Member first = evolution.population().members().get(0);
        generations(evolution, 40);
        assertThatThrownBy(() -> evolution.genome(first)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_wrongSettings_refused() {
        assertThatThrownBy(() -> Evolution.of("genome: {genes: []}", 1)).isInstanceOf(ConfException.class);
        assertThatThrownBy(() -> Evolution.of(SPHERE + "  sise: 3", 1))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("size");
    }
}

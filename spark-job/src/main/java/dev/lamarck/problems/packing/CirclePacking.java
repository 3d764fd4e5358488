package dev.lamarck.problems.packing;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Export;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Circles in the unit square, scored by the sum of their radii. A genome is 2n real genes from 0 to 1: x and y of each
 * centre. It is repaired, given the largest radii that its centres allow, and checked in exact arithmetic, so that
 * nothing invalid scores.
 */
public final class CirclePacking implements Evaluator, Export {

    private final PackingSettings settings;
    private final PackingRepair repair;

    public CirclePacking(PackingSettings settings) {
        this.settings = settings;
        this.repair = new PackingRepair(settings);
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        batch.forEach(job -> outcomes.complete(job, outcome(job.genome())));
    }

    @Override
    public Map<String, byte[]> files(Genome genome) {
        Packing packing = packing(genome);
        Map<String, byte[]> files = new TreeMap<>();
        files.put("best.svg", new Drawing(packing).svg().getBytes(StandardCharsets.UTF_8));
        files.put("packing.csv", Drawing.csv(packing).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** The packing that a genome stands for. */
    public Packing packing(Genome genome) {
        Vector centres = (Vector) genome;
        return repair.packing(repair.apply(centres));
    }

    private Outcome outcome(Genome genome) {
        Optional<String> misfit = misfit(genome);
        if (misfit.isPresent()) {
            return Outcome.failed(Outcome.Reason.INVALID, misfit.get());
        }
        Packing packing = packing(genome);
        return packing.flaw()
                .map(flaw -> Outcome.failed(Outcome.Reason.INVALID, flaw))
                .orElseGet(() -> Outcome.scored(Traits.of(packing)));
    }

    private Optional<String> misfit(Genome genome) {
        if (!(genome instanceof Vector vector) || vector.size() != 2 * settings.circles()) {
            return Optional.of("A packing of %d circles needs a vector of %d genes, x and y of each centre"
                    .formatted(settings.circles(), 2 * settings.circles()));
        }
        for (int k = 0; k < vector.size(); k++) {
            if (vector.gene(k) < 0 || vector.gene(k) > 1) {
                return Optional.of("Gene %d is %s: centres are in the unit square, give it the bounds 0 and 1"
                        .formatted(k, vector.gene(k)));
            }
        }
        return Optional.empty();
    }
}

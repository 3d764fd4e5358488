package dev.lamarck.cli.bench;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evolve.Evolution;
import dev.lamarck.evolve.GenomeSettings;
import dev.lamarck.evolve.ProgramSettings;
import dev.lamarck.evolve.SearchSettings;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.syntax.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One search for a better program. What does not parse, and what differs from an evaluated program in comments and
 * formatting alone, is never evaluated and fails; an evaluated program that comes again gets its outcome from memory.
 * Neither counts as an evaluation, whoever searches.
 */
final class ProgramSearch {

    private static final int BATCH = 20;
    private static final int PATIENCE = 200;
    private static final Outcome UNPARSABLE = Outcome.failed(Outcome.Reason.INVALID, "It does not parse.");
    private static final Outcome NOTHING_NEW = Outcome.failed(Outcome.Reason.INVALID, "It is like another one.");
    private static final Outcome TOO_LATE = Outcome.failed(Outcome.Reason.NO_OUTCOME, "The budget is spent.");

    private final Evolution evolution;
    private final Evaluator evaluator;
    private final ProgramMeasures measures = new ProgramMeasures();
    private final long seed;
    private final int budget;
    private final Map<Hash128, Outcome> known = new HashMap<>();
    private final Set<Hash128> meanings = new HashSet<>();
    private int asked;
    private int spent;
    private int unparsable;
    private int stale;
    private int failed;

    /**
     * What it came to.
     *
     * @param asked children that operators made
     * @param unparsable of them, those that do not parse
     * @param stale of them, those that were evaluated before, or programs that mean the same
     * @param failed of the evaluated, those without a score
     */
    record Course(double best, int evaluations, int asked, int unparsable, int stale, int failed) {}

    ProgramSearch(Courses.Key key, Evaluator evaluator) {
        this.evolution = Evolution.of(settings(key), key.seed());
        this.evaluator = evaluator;
        this.seed = key.seed();
        this.budget = key.budget();
    }

    private static Evolution.Settings settings(Courses.Key key) {
        Program program = key.program().initial();
        ProgramSettings files = new ProgramSettings(
                List.of(),
                ".",
                Optional.of(program.language()),
                List.of(),
                List.of(new ProgramSettings.SourceSettings(program.main().path(), program.text(), 0)));
        Block search = Block.ofYaml(key.scheme().with(key.contestant().operators()), "the benchmark");
        return new Evolution.Settings(
                new GenomeSettings(GenomeSettings.Kind.PROGRAM, List.of(), files),
                new Binder().bind(search, SearchSettings.class),
                BATCH);
    }

    /** Searches until the budget is spent, or until an operator has nothing new for a long time. */
    Course course() {
        while (spent < budget && asked < PATIENCE * budget) {
            List<Outcome> outcomes = outcomes(evolution.ask());
            asked += outcomes.size();
            evolution.tell(outcomes);
        }
        double best = evolution.best().map(found -> found.member().score()).orElse(Double.NaN);
        return new Course(best, spent, asked, unparsable, stale, failed);
    }

    private List<Outcome> outcomes(List<Genome> genomes) {
        List<Job> fresh = new ArrayList<>();
        Map<Hash128, Outcome> refused = new HashMap<>();
        for (Genome genome : genomes) {
            Hash128 hash = genome.hash();
            if (known.containsKey(hash) || refused.containsKey(hash)) {
                stale++;
                continue;
            }
            Optional<Outcome> refusal = refusal((Program) genome, hash);
            if (refusal.isPresent()) {
                refused.put(hash, refusal.get());
            } else if (spent == budget) {
                refused.put(hash, TOO_LATE);
            } else {
                known.put(hash, TOO_LATE);
                fresh.add(new Job(fresh.size(), genome, hash, seed));
                spent++;
            }
        }
        evaluator.evaluate(fresh, (job, outcome) -> known.put(job.hash(), outcome));
        failed += (int) fresh.stream()
                .filter(job -> !(known.get(job.hash()) instanceof Outcome.Scored))
                .count();
        return genomes.stream()
                .map(genome -> refused.getOrDefault(genome.hash(), known.getOrDefault(genome.hash(), NOTHING_NEW)))
                .toList();
    }

    /** Why it is not worth an evaluation. */
    private Optional<Outcome> refusal(Program program, Hash128 hash) {
        Reading reading = measures.read(program);
        if (reading.trouble().isPresent()) {
            unparsable++;
            return Optional.of(UNPARSABLE);
        }
        if (!meanings.add(reading.canonical().orElse(hash))) {
            stale++;
            return Optional.of(NOTHING_NEW);
        }
        return Optional.empty();
    }
}

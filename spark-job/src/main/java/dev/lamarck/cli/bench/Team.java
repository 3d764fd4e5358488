package dev.lamarck.cli.bench;

import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Catalogs;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Two evaluators of the same settings on the same premises, one for each thread, as tasks of one executor have them. */
final class Team implements AutoCloseable {

    private final LocalPremises premises;
    private final IntFunction<Program> programs;
    private final List<Evaluator> evaluators = new ArrayList<>();
    private int used;

    Team(LocalPremises premises, String type, Block settings, IntFunction<Program> programs) {
        this.premises = premises;
        this.programs = programs;
        for (int i = 0; i < 2; i++) {
            Evaluator evaluator = Catalogs.evaluators().create(type, settings);
            evaluator.open(premises);
            evaluators.add(evaluator);
        }
    }

    /** What it costs to evaluate some programs that nobody has seen before. */
    Bill bill(int count) throws InterruptedException {
        int first = used;
        used += count;
        return bill(first, count);
    }

    /** The same for certain programs. */
    Bill bill(int first, int count) throws InterruptedException {
        return Bill.of(count, (thread, number) -> evaluate(evaluators.get(thread), programs.apply(first + number)));
    }

    private static void evaluate(Evaluator evaluator, Program program) {
        List<Outcome> outcomes = new ArrayList<>();
        evaluator.evaluate(List.of(new Job(0, program, program.hash(), 1)), (job, outcome) -> outcomes.add(outcome));
        if (!(outcomes.get(0) instanceof Outcome.Scored)) {
            throw new IllegalStateException("A program that does nothing wrong failed: " + outcomes);
        }
    }

    @Override
    public void close() {
        evaluators.forEach(Evaluator::close);
        premises.close();
    }
}

package dev.lamarck.spark;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evolve.Appraisal;
import dev.lamarck.evolve.Breeder;
import dev.lamarck.evolve.Constraint;
import dev.lamarck.evolve.Traits;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that an executor builds once from a blueprint and uses for many batches. */
final class Workshop implements AutoCloseable {

    private final Blueprint.Work work;
    private final Premises premises;
    private final Breeder breeder;
    private final Traits traits;
    private final ConcurrentLinkedQueue<Evaluator> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private Workshop(Blueprint.Work work, Premises premises) {
        this.work = work;
        this.premises = premises;
        this.breeder = Breeder.of(work.search(), work.genome().space());
        this.traits = Traits.of(breeder.space());
        this.idle.add(evaluator());
    }

    static Workshop of(Blueprint blueprint, Premises premises) {
        return new Workshop(blueprint.work(), premises);
    }

    private Evaluator evaluator() {
        Evaluator evaluator = work.evaluator().create();
        evaluator.open(premises);
        return evaluator;
    }

    Breeder breeder() {
        return breeder;
    }

    /** By how much these features miss the constraints. */
    double violation(double[] features) {
        return Constraint.violation(work.search().constraints(), work.search().features(), features);
    }

    Appraisal appraisal() {
        return Appraisal.of(work.search(), traits);
    }

    /** An evaluator for one thread, until it is given back. */
    Evaluator borrow() {
        Evaluator evaluator = idle.poll();
        return evaluator != null ? evaluator : evaluator();
    }

    void giveBack(Evaluator evaluator) {
        idle.add(evaluator);
        if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Evaluator evaluator = idle.poll(); evaluator != null; evaluator = idle.poll()) {
            evaluator.close();
        }
    }
}

package dev.lamarck.spark;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evolve.Appraisal;
import dev.lamarck.evolve.Breeder;
import dev.lamarck.evolve.Constraint;
import dev.lamarck.evolve.Traits;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Everything that an executor builds once from a blueprint and uses for many batches. */
final class Workshop implements AutoCloseable {

    private final Blueprint.Work work;
    private final Breeder breeder;
    private final Traits traits;
    private final ExecutorPremises premises;
    private final UnaryOperator<Premises> furnished;
    private final String isolation;
    private final ConcurrentLinkedQueue<Evaluator> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger borrowed = new AtomicInteger();
    private volatile boolean closed;

    private Workshop(Blueprint.Work work, Luggage luggage, UnaryOperator<Premises> furnished) {
        this.work = work;
        this.furnished = furnished;
        this.breeder = Breeder.of(work.search(), work.genome().space());
        this.traits = Traits.of(breeder.space());
        Evaluator first = work.evaluator().create();
        this.premises = ExecutorPremises.of(luggage, first.assets());
        this.isolation = opened(first);
        this.idle.add(first);
    }

    /**
     * Builds what the blueprint says.
     *
     * @param furnished adds to the premises what the JVM has
     */
    static Workshop of(Blueprint blueprint, UnaryOperator<Premises> furnished) {
        return new Workshop(blueprint.work(), blueprint.luggage(), furnished);
    }

    /** Makes an evaluator ready and tells what isolates what it runs. */
    private String opened(Evaluator evaluator) {
        try {
            evaluator.open(furnished.apply(premises));
            return evaluator.isolation();
        } catch (RuntimeException e) { // boundary: task
            evaluator.close();
            premises.close();
            throw e;
        }
    }

    /** What holds back the code that is evaluated here. */
    String isolation() {
        return isolation;
    }

    Breeder breeder() {
        return breeder;
    }

    /** By how much these features miss the constraints. */
    double violation(double[] features) {
        return Constraint.violation(work.search().constraints(), work.search().features(), features);
    }

    Traits traits() {
        return traits;
    }

    Appraisal appraisal() {
        return Appraisal.of(work.search(), traits);
    }

    /** An evaluator for one thread, until it is given back. */
    Loan borrow() {
        Evaluator known = idle.poll();
        Evaluator evaluator = known != null ? known : another();
        borrowed.incrementAndGet();
        return new Loan(this, evaluator);
    }

    /** An evaluator that is lent; closing gives it back. */
    record Loan(Workshop workshop, Evaluator evaluator) implements AutoCloseable {
        @Override
        public void close() {
            workshop.giveBack(evaluator);
        }
    }

    private Evaluator another() {
        Evaluator evaluator = work.evaluator().create();
        try {
            evaluator.open(furnished.apply(premises));
            return evaluator;
        } catch (RuntimeException e) { // boundary: task
            evaluator.close();
            throw e;
        }
    }

    private void giveBack(Evaluator evaluator) {
        idle.add(evaluator);
        borrowed.decrementAndGet();
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
        if (borrowed.get() == 0) {
            premises.close();
        }
    }
}

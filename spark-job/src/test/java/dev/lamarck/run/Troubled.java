package dev.lamarck.run;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.Outcomes;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The same scores as {@link Sphere}, on a machine whose disk is full for a while. */
public final class Troubled implements Evaluator {

    /** How many evaluations it goes well, and how often it does not after that. */
    static final AtomicInteger CALM = new AtomicInteger();

    static final AtomicInteger TROUBLES = new AtomicInteger();

    private final Sphere sphere = new Sphere();

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            if (CALM.decrementAndGet() < 0 && TROUBLES.decrementAndGet() >= 0) {
                throw new MachineException("The disk is full. Make room.");
            }
            sphere.evaluate(List.of(job), outcomes);
        }
    }
}

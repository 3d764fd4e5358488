package dev.lamarck.run;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The same scores as {@link Sphere}, each after some time. */
public final class Slow implements Evaluator {

    private static final long NANOS = 30_000_000;

    private final Sphere sphere = new Sphere();

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            LockSupport.parkNanos(NANOS);
            sphere.evaluate(List.of(job), outcomes);
        }
    }
}

package dev.lamarck.run;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The same scores as {@link Sphere}; one genome in eight takes its time, unless it is interrupted. */
public final class Tardy implements Evaluator {

    static final long SLOW_MILLIS = 400;
    private static final long USUAL_MILLIS = 30;

    private final Sphere sphere = new Sphere();

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            try {
                TimeUnit.MILLISECONDS.sleep(isSlow(job) ? SLOW_MILLIS : USUAL_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
            sphere.evaluate(List.of(job), outcomes);
        }
    }

    private static boolean isSlow(Job job) {
        return Math.floorMod(job.hash().low(), 8) == 0;
    }
}

package dev.lamarck.engine.train;

import dev.lamarck.engine.infer.Philox;
import dev.lamarck.engine.infer.Scorer;
import dev.lamarck.engine.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One adapter learns from a list of lessons, some at a time, in an order that is drawn anew each time that all have had their turn. The
 * loss of a step is the mean over all tokens that count, by their weights.
 */
public final class FineTuning {
    /** In the place of a row where orders are drawn. */
    private static final int ORDER = -1;

    private final Gradients gradients;
    private final List<Lesson> lessons;
    private final Plan plan;

    /**
     * How it is done.
     *
     * @param together lessons of a step
     * @param clip the most that the norm of gradients may be; 0 for anything
     * @param seed of the order
     * @param rows that go through the model together
     */
    public record Plan(Schedule schedule, int together, double clip, long seed, int rows) {
        public Plan {
            TrainErrors.require(together >= 1, "number of lessons of a step", together, "1 or more");
            TrainErrors.require(clip >= 0, "norm to clip at", clip, "0 or more");
        }
    }

    /**
     * What a step was like.
     *
     * @param step how many were made, this one among them
     * @param loss before the step
     * @param norm of the gradient, before it was clipped
     * @param tokens that went through the model
     */
    public record Progress(int step, double loss, double rate, double norm, long tokens) {}

    /** Hears of every step. */
    @FunctionalInterface
    public interface Listener {
        void stepped(Progress progress);
    }

    public FineTuning(Model model, List<Lesson> lessons, Plan plan) {
        this.gradients = new Gradients(model, plan.rows());
        this.lessons = lessons.stream().filter(lesson -> lesson.weight() > 0).toList();
        this.plan = plan;
        if (this.lessons.isEmpty()) {
            throw TrainErrors.nothingCounts();
        }
    }

    /** How many steps it takes until all lessons that count have had a turn. */
    public static int stepsOfAll(List<Lesson> lessons, int together) {
        long counting = lessons.stream().filter(lesson -> lesson.weight() > 0).count();
        return Math.toIntExact((counting + together - 1) / Math.max(1, together));
    }

    /** Makes all steps that are left. */
    public void run(Trainee trainee, Optimiser optimiser, Listener listener) {
        int ofAll = stepsOfAll(lessons, plan.together());
        List<Lesson> order = List.of();
        for (int step = optimiser.steps(); step < plan.schedule().steps(); step++) {
            if (order.isEmpty() || step % ofAll == 0) {
                order = order(step / ofAll);
            }
            int from = step % ofAll * plan.together();
            listener.stepped(step(
                    trainee, optimiser, order.subList(from, Math.min(order.size(), from + plan.together()))));
        }
    }

    private Progress step(Trainee trainee, Optimiser optimiser, List<Lesson> some) {
        double weight = some.stream().mapToDouble(Lesson::weight).sum();
        List<Assignment> assignments = some.stream()
                .map(lesson -> new Assignment(lesson, trainee, 1 / weight))
                .toList();
        double loss = 0;
        for (double one : gradients.add(assignments)) {
            loss += one;
        }
        double rate = plan.schedule().at(optimiser.steps());
        double norm = optimiser.step(rate, plan.clip());
        long tokens = some.stream().mapToLong(lesson -> lesson.tokens().length).sum();
        return new Progress(optimiser.steps(), loss, rate, norm, tokens);
    }

    /** The lessons in the order of one turn, by Fisher and Yates. */
    private List<Lesson> order(int turn) {
        List<Lesson> order = new ArrayList<>(lessons);
        for (int i = order.size() - 1; i > 0; i--) {
            int other = (int) (Philox.unit(plan.seed(), i, ORDER, turn, 0) * (i + 1));
            Lesson one = order.get(i);
            order.set(i, order.get(other));
            order.set(other, one);
        }
        return order;
    }

    /** The mean of −log p over all tokens of other lessons that count, by their weights, as the adapter is now. */
    public static double loss(Model model, Trainee trainee, List<Lesson> lessons) {
        List<float[]> likelihoods = new Scorer(model)
                .likelihoods(lessons.stream()
                        .map(lesson -> new Scorer.Text(lesson.tokens(), Optional.of(trainee), 1))
                        .toList());
        double loss = 0;
        double weight = 0;
        for (int i = 0; i < lessons.size(); i++) {
            float[] weights = lessons.get(i).weights();
            for (int j = 1; j < weights.length; j++) {
                loss -= (double) weights[j] * likelihoods.get(i)[j - 1];
                weight += weights[j];
            }
        }
        if (!(weight > 0)) {
            throw TrainErrors.nothingCounts();
        }
        return loss / weight;
    }
}

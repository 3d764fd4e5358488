package dev.lamarck.engine.cli;

import dev.lamarck.engine.train.FineTuning;
import dev.lamarck.engine.train.Lesson;
import dev.lamarck.engine.train.Trainee;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Tells how learning goes. */
final class LearningLog implements FineTuning.Listener {
    /** For persons, about so many lines. */
    private static final int LINES = 100;

    private static final double SECOND = 1e9;

    private final PrintWriter out;
    private final boolean json;
    private final int steps;
    private final long begun = System.nanoTime();
    private long tokens;
    private double losses;
    private int untold;

    LearningLog(PrintWriter out, boolean json, int steps) {
        this.out = out;
        this.json = json;
        this.steps = steps;
    }

    void begins(Trainee trainee, List<Lesson> lessons, OptionalDouble validation) {
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("parameters", trainee.parameters());
            facts.put("lines", lessons.size());
            facts.put("steps", steps);
            validation.ifPresent(loss -> facts.put("validation_loss", loss));
            out.println(Printer.line(facts));
        } else {
            out.printf(
                    "%,d parameters learn from %,d lines in %,d steps.%n", trainee.parameters(), lessons.size(), steps);
            validation.ifPresent(loss -> out.printf("validation loss %.4f%n", loss));
        }
        out.flush();
    }

    @Override
    public void stepped(FineTuning.Progress progress) {
        tokens += progress.tokens();
        losses += progress.loss();
        untold++;
        double seconds = (System.nanoTime() - begun) / SECOND;
        double left = seconds / progress.step() * (steps - progress.step());
        if (json) {
            out.println(Printer.line(facts(progress, seconds, left)));
        } else if (progress.step() % Math.max(1, steps / LINES) == 0 || progress.step() == steps) {
            out.printf(
                    "step %,d/%,d  loss %.4f  rate %.2e  %,.0f tokens/s  %s left%n",
                    progress.step(), steps, losses / untold, progress.rate(), tokens / seconds, duration(left));
            losses = 0;
            untold = 0;
        }
        out.flush();
    }

    private Map<String, Object> facts(FineTuning.Progress progress, double seconds, double left) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("step", progress.step());
        facts.put("loss", progress.loss());
        facts.put("rate", progress.rate());
        facts.put("gradient_norm", progress.norm());
        facts.put("tokens_per_second", tokens / seconds);
        facts.put("seconds_left", left);
        return facts;
    }

    private static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60
                ? whole + " s"
                : whole < 3600
                        ? "%d min %d s".formatted(whole / 60, whole % 60)
                        : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
    }

    void ends(Path adapter, OptionalDouble validation) {
        if (json) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("adapter", adapter.toString());
            facts.put("tokens", tokens);
            validation.ifPresent(loss -> facts.put("validation_loss", loss));
            out.println(Printer.line(facts));
        } else {
            validation.ifPresent(loss -> out.printf("validation loss %.4f%n", loss));
            out.println(adapter);
        }
        out.flush();
    }
}

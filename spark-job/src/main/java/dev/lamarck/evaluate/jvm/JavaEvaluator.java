package dev.lamarck.evaluate.jvm;

import dev.lamarck.evaluate.Asset;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.foreign.Endings;
import dev.lamarck.evaluate.foreign.Opened;
import dev.lamarck.evaluate.foreign.Seeds;
import dev.lamarck.evaluate.jvm.host.SpareMain;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Scores programs in Java with an evaluator in Java: see {@link JavaSettings} for the contract. */
final class JavaEvaluator implements Evaluator {

    private static final Duration START = Duration.ofSeconds(60);

    private final JavaSettings settings;

    private @Nullable Workshop workshop;

    JavaEvaluator(JavaSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Asset> assets() {
        List<Asset> assets = new ArrayList<>();
        if (settings.isSource()) {
            assets.add(Asset.file(settings.evaluator()));
        }
        settings.classPath().forEach(path -> assets.add(Asset.file(path)));
        return assets;
    }

    @Override
    public void open(Premises premises) {
        workshop = Workshop.of(premises, settings);
    }

    @Override
    public void check(List<Genome> samples) {
        Guest guest = Opened.of(workshop).spares().take();
        guest.awaitReady(START).ifPresent(ending -> {
            guest.close();
            throw JavaErrors.notStarted("evaluator", Endings.told("it", ending));
        });
        Opened.of(workshop).spares().giveBack(guest, true);
    }

    @Override
    public String isolation() {
        return Opened.of(workshop).inForce();
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        batch.forEach(job -> outcomes.complete(job, outcome(job)));
    }

    private Outcome outcome(Job job) {
        if (!(job.genome() instanceof Program program)
                || program.files().stream().noneMatch(f -> f.path().endsWith(".java"))) {
            return Outcome.failed(
                    Reason.INVALID,
                    "The evaluator 'java' needs programs in Java: a genome of the kind program, with .java files");
        }
        Compiler.Result result = Opened.of(workshop).compiler().compile(program);
        return result.failure().orElseGet(() -> run(job, program, result.classes()));
    }

    private Outcome run(Job job, Program program, Map<String, byte[]> classes) {
        if (classes.isEmpty()) {
            return Outcome.failed(Reason.INVALID, "The program has no class");
        }
        Map<String, byte[]> question = new TreeMap<>(classes);
        question.put(SpareMain.MAIN, bytes(Workshop.main(program, classes)));
        question.put(SpareMain.SEED, bytes(Integer.toString(Seeds.of(job))));
        Guest guest = Opened.of(workshop).spares().take().ready(START);
        boolean usable = false;
        try {
            Guest.Reply reply = guest.ask(question, settings.limits().timeout());
            usable = reply.answer().isPresent() && guest.asked() < settings.reuse();
            Optional<Ending> ending = reply.answer().isPresent() && !usable ? guest.finish() : reply.ending();
            return reply.answer().map(answer -> said(answer, ending)).orElseGet(() -> unsaid(ending));
        } finally {
            Opened.of(workshop).spares().giveBack(guest, usable);
        }
    }

    private static Outcome said(Map<String, byte[]> answer, Optional<Ending> ending) {
        List<Artifact> artifacts = new ArrayList<>(ending.map(Endings::outputs).orElse(List.of()));
        byte[] thrown = answer.get(SpareMain.THROWN);
        if (thrown != null) {
            artifacts.add(Endings.text("traceback", text(answer.getOrDefault(SpareMain.TRACE, new byte[0]))));
            String message = text(thrown);
            return new Outcome.Failed(reason(message), message, artifacts);
        }
        Map<String, Double> metrics = new TreeMap<>();
        answer.forEach((name, content) -> {
            if (name.startsWith(SpareMain.METRIC)) {
                metrics.put(name.substring(SpareMain.METRIC.length()), Double.valueOf(text(content)));
            } else if (name.length() > SpareMain.ARTIFACT.length()) {
                artifacts.add(Endings.text(name.substring(SpareMain.ARTIFACT.length()), text(content)));
            }
        });
        return new Outcome.Scored(Metrics.of(metrics), artifacts);
    }

    private static Reason reason(String thrown) {
        if (!thrown.startsWith("java.lang.OutOfMemoryError")) {
            return Reason.EVALUATOR_ERROR;
        }
        return thrown.contains("native thread") ? Reason.OVER_LIMIT : Reason.OUT_OF_MEMORY;
    }

    private Outcome unsaid(Optional<Ending> ending) {
        return ending.map(how -> Endings.stopped("The program", how)
                        .orElseGet(() -> Endings.failed(
                                Reason.CRASHED,
                                "The program ended its JVM with exit code %d, before there was a result"
                                        .formatted(how.code()),
                                how)))
                .orElseGet(() -> Outcome.failed(
                        Reason.TIMEOUT,
                        "The program took longer than "
                                + settings.limits().timeout().toMillis() + " ms"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

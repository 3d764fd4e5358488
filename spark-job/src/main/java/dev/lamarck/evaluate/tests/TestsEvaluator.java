package dev.lamarck.evaluate.tests;

import dev.lamarck.evaluate.Asset;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.Bounds;
import dev.lamarck.evaluate.foreign.Opened;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scores programs by their tests. */
final class TestsEvaluator implements Evaluator {

    private final TestsSettings settings;

    private @Nullable Bench bench;
    private @Nullable TestRunner runner;

    TestsEvaluator(TestsSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Asset> assets() {
        List<Asset> assets = new ArrayList<>(List.of(Asset.file(settings.tests())));
        settings.classPath().forEach(jar -> assets.add(Asset.file(jar)));
        settings.jacocoAgent().ifPresent(jar -> assets.add(Asset.file(jar)));
        settings.jacocoCli().ifPresent(jar -> assets.add(Asset.file(jar)));
        return assets;
    }

    @Override
    public Set<String> measured() {
        return Marks.MEASURED;
    }

    @Override
    public void open(Premises premises) {
        Suite suite = Suite.of(settings, premises);
        boolean python = settings.framework() == TestsSettings.Framework.PYTEST;
        Bench opened = Bench.of(premises, python ? settings.limits() : Bounds.forJvm(settings.limits()));
        bench = opened;
        Recall recall = recall(premises, suite);
        runner = python
                ? new PytestRunner(settings, opened, suite, recall)
                : new JunitRunner(settings, opened, suite, recall);
    }

    private Recall recall(Premises premises, Suite suite) {
        long most = settings.memory().bytes();
        Memory memory = premises.shared("tests/memory", HeapMemory.class, () -> new HeapMemory(most));
        return new Recall(memory, settings + "/" + suite.content());
    }

    @Override
    public void check(List<Genome> samples) {
        TestRunner ready = Opened.of(runner);
        ready.requireTools();
        for (Genome sample : samples.subList(0, Math.min(1, samples.size()))) {
            Outcome outcome = outcome(ready, new Job(0, sample, sample.hash(), 0));
            if (outcome instanceof Outcome.Failed failed && failed.message().endsWith("found no tests")) {
                throw TestsErrors.noneFound(
                        settings.tests(), settings.patterns().toString());
            }
        }
    }

    @Override
    public String isolation() {
        return Opened.of(bench).inForce();
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        TestRunner ready = Opened.of(runner);
        batch.forEach(job -> outcomes.complete(job, outcome(ready, job)));
    }

    private static Outcome outcome(TestRunner runner, Job job) {
        return job.genome() instanceof Program program
                ? runner.run(job, program)
                : Outcome.failed(
                        Outcome.Reason.INVALID,
                        "Tests need programs, got a genome of the kind %s. Set genome.type to program."
                                .formatted(job.genome().kind()));
    }
}

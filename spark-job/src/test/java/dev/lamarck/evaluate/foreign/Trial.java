package dev.lamarck.evaluate.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Catalogs;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.evaluate.sandbox.Sandbox;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An evaluator opened on this machine, to be tried. */
public final class Trial implements AutoCloseable {

    private final LocalPremises premises;
    private final Evaluator evaluator;

    private Trial(LocalPremises premises, Evaluator evaluator) {
        this.premises = premises;
        this.evaluator = evaluator;
    }

    /** In the sandbox that runs have. */
    public static Trial of(Path scratch, String type, String config) {
        return of(LocalPremises.of(scratch, System.getenv()), type, config);
    }

    public static Trial of(Path scratch, String type, String config, Sandbox sandbox) {
        LocalPremises premises = LocalPremises.of(scratch, System.getenv());
        premises.shared(Sandboxes.KEY, Sandbox.class, () -> sandbox);
        return of(premises, type, config);
    }

    private static Trial of(LocalPremises premises, String type, String config) {
        Evaluator evaluator = Catalogs.evaluators().create(type, Block.ofYaml(config, "the test"));
        evaluator.open(premises);
        return new Trial(premises, evaluator);
    }

    public Evaluator evaluator() {
        return evaluator;
    }

    public Outcome outcome(Genome genome) {
        return outcome(new Job(0, genome, genome.hash(), 7));
    }

    public Outcome outcome(Job job) {
        return outcomes(List.of(job)).get(0);
    }

    public List<Outcome> outcomes(List<Job> batch) {
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        evaluator.evaluate(
                batch,
                (job, outcome) -> assertThat(outcomes.put(job.index(), outcome)).isNull());
        assertThat(outcomes).hasSameSizeAs(batch);
        return new ArrayList<>(outcomes.values());
    }

    public Map<String, Double> metrics(Genome genome) {
        return metrics(outcome(genome));
    }

    public static Map<String, Double> metrics(Outcome outcome) {
        assertThat(outcome).as(() -> text(outcome)).isInstanceOf(Outcome.Scored.class);
        return ((Outcome.Scored) outcome).metrics().values();
    }

    public static Outcome.Failed failure(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }

    public static String artifact(Outcome outcome, String name) {
        return outcome.artifacts().stream()
                .filter(artifact -> artifact.name().equals(name))
                .map(artifact -> new String(artifact.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    public static String text(Outcome outcome) {
        StringBuilder text = new StringBuilder(outcome.toString());
        for (Artifact artifact : outcome.artifacts()) {
            text.append('\n').append(artifact.name()).append(":\n").append(artifact(outcome, artifact.name()));
        }
        return text.toString();
    }

    @Override
    public void close() {
        evaluator.close();
        premises.close();
    }
}

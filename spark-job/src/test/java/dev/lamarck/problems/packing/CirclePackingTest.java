package dev.lamarck.problems.packing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evaluate.Job;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class CirclePackingTest {
    private static final PackingSettings TO_THE_END = new PackingSettings(26, 100, 0.2);
    private final CirclePacking problem = new CirclePacking(TO_THE_END);

    @Test
    void evaluate_batch_givesEveryJobItsMetrics() {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            jobs.add(job(i, Sample.centres(26, i)));
        }
        Outcome[] outcomes = new Outcome[3];
        problem.evaluate(jobs, (job, outcome) -> outcomes[job.index()] = outcome);
        for (int i = 0; i < 3; i++) {
            Outcome.Scored scored = (Outcome.Scored) outcomes[i];
            assertThat(scored.metrics().values())
                    .containsKeys("score", "contacts", "circles-at-border", "smallest-radius", "radius-spread");
            assertThat(scored.metrics().value("score"))
                    .hasValue(problem.packing(jobs.get(i).genome()).sumOfRadii());
        }
    }

    @Test
    void evaluate_repairedGenome_scoresWhatTheOriginalScores() {
        Vector genome = Sample.centres(26, 4);
        Vector repaired = new PackingRepair(TO_THE_END).apply(genome);
        assertThat(outcome(repaired)).isEqualTo(outcome(genome));
    }

    @Test
    void evaluate_fourEqualCircles_countsContactsAndBorders() {
        CirclePacking four = new CirclePacking(new PackingSettings(4, 0, 0.2));
        Outcome[] outcome = new Outcome[1];
        Vector genome = Vector.of(0.25, 0.25, 0.75, 0.25, 0.25, 0.75, 0.75, 0.75);
        four.evaluate(List.of(job(0, genome)), (job, result) -> outcome[0] = result);
        assertThat(((Outcome.Scored) outcome[0]).metrics().values())
                .isEqualTo(Map.of(
                        "score", 1.0,
                        "contacts", 4.0,
                        "circles-at-border", 4.0,
                        "smallest-radius", 0.25,
                        "radius-spread", 0.0));
    }

    @Test
    void evaluate_genomeOutsideTheSquareOrOfAnotherSize_isInvalid() {
        double[] genes = Sample.centres(26, 1).genes();
        genes[3] = Math.nextUp(1.0);
        assertThat(outcome(Vector.of(genes))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Outcome.Reason.INVALID);
            assertThat(failed.message()).contains("Gene 3");
        });
        assertThat(outcome(Vector.of(0.5)))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message()).contains("52 genes"));
    }

    @Test
    void files_svg_isWellFormedAndHasEveryCircle() throws Exception {
        Vector genome = Sample.centres(26, 2);
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(problem.files(genome).get("best.svg")));
        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(26);
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).contains("26 circles, sum of radii 2.");
    }

    @Test
    void files_csv_readsBackToTheSamePacking() {
        Vector genome = Sample.centres(26, 3);
        String csv = new String(problem.files(genome).get("packing.csv"), StandardCharsets.UTF_8);
        List<Circle> circles = csv.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Circle(
                        Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3])))
                .toList();
        assertThat(new Packing(circles)).isEqualTo(problem.packing(genome));
    }

    private Outcome outcome(Vector genome) {
        Outcome[] outcome = new Outcome[1];
        problem.evaluate(List.of(job(0, genome)), (job, result) -> outcome[0] = result);
        return outcome[0];
    }

    private static Job job(int index, Vector genome) {
        return new Job(index, genome, genome.hash(), 1);
    }
}

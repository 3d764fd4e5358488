package dev.lamarck.cli;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.EvaluatorSettings;
import dev.lamarck.evaluate.Export;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import dev.lamarck.run.RunSettings;
import dev.lamarck.vary.edit.Roots;
import dev.lamarck.vary.edit.UnifiedDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The best candidate as people want to see it: genes by name, and the files that its evaluator can make of it. */
record Showcase(Champion champion, RunSettings settings) {

    private static final int GENES_SHOWN = 12;

    /** The genes by name: numbers as they are, choices by their words; of a program its texts by path. */
    Map<String, Object> genome() {
        return champion.genome() instanceof Program program ? texts(program) : genes((Vector) champion.genome());
    }

    private static Map<String, Object> texts(Program program) {
        Map<String, Object> texts = new LinkedHashMap<>();
        program.files().forEach(file -> texts.put(file.path(), file.text()));
        return texts;
    }

    private Map<String, Object> genes(Vector vector) {
        List<Gene> genes = ((VectorSpace) settings.genome().space()).genes();
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < vector.size(); i++) {
            named.put(genes.get(i).name(), value(genes.get(i), vector.gene(i)));
        }
        return named;
    }

    private static Object value(Gene gene, double value) {
        if (gene instanceof Gene.Choice choice) {
            return choice.values().get((int) value);
        }
        return gene instanceof Gene.Int ? (Object) (long) value : (Object) value;
    }

    String text(String run) {
        StringBuilder text = new StringBuilder(head(run));
        if (champion.genome() instanceof Program program) {
            program.files()
                    .forEach(file -> text.append("\n\n--- ")
                            .append(file.path())
                            .append("\n")
                            .append(file.text()));
            return text.toString();
        }
        Map<String, Object> genes = genome();
        genes.entrySet().stream()
                .limit(GENES_SHOWN)
                .forEach(gene -> text.append("\n  gene       ")
                        .append(gene.getKey())
                        .append(" = ")
                        .append(gene.getValue()));
        if (genes.size() > GENES_SHOWN) {
            text.append("\n  and ").append(Words.plural(genes.size() - GENES_SHOWN, "more gene"));
            text.append("; --export DIR writes all");
        }
        return text.toString();
    }

    /** Which one it is, and what it scored. */
    String head(String run) {
        StringBuilder text = new StringBuilder("Best of run '" + run + "': " + champion.score() + "\n  candidate  "
                + champion.id() + ", generation " + champion.generation() + ", slot " + champion.slot() + ", island "
                + champion.island() + ", made by " + champion.operator());
        champion.metrics()
                .forEach((name, value) -> text.append("\n  metric     ")
                        .append(name)
                        .append(" = ")
                        .append(value));
        return text.toString();
    }

    /** How a champion that is a program differs from the initial program; empty if it does not. */
    String diff(String run, String option) {
        Roots roots = Roots.of(seeds(run, option), List.of((Program) champion.genome()));
        return UnifiedDiff.of(roots.seed(), roots.patches().get(0).applyTo(roots.seed()));
    }

    /** The initial programs of the run. */
    List<Program> seeds(String run, String option) {
        if (settings.genome().space() instanceof ProgramSpace space) {
            return space.seeds();
        }
        throw new ConfException(CliErrors.noProgram(run, option));
    }

    /** Writes everything into a folder and gives the files. */
    List<Path> write(Path folder, EvaluatorSettings scoring) throws IOException {
        Files.createDirectories(folder);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("genome.json", bytes(genome()));
        files.put("metrics.json", bytes(champion.json()));
        if (champion.genome() instanceof Program program) {
            program.files().forEach(file -> files.put(file.path(), file.text().getBytes(StandardCharsets.UTF_8)));
        }
        try (Evaluator evaluator = scoring.create()) {
            if (evaluator instanceof Export shows) {
                files.putAll(shows.files(champion.genome()));
            }
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            written.add(Files.write(target, file.getValue()));
        }
        return written;
    }

    private static byte[] bytes(Object value) {
        return (Json.pretty(value) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}

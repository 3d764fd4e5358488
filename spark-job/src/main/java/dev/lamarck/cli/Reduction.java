package dev.lamarck.cli;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import dev.lamarck.vary.edit.Change;
import dev.lamarck.vary.edit.Changes;
import dev.lamarck.vary.edit.Minimiser;
import dev.lamarck.vary.edit.Patch;
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

/**
 * The smallest patch of the initial program that is as good as the champion.
 *
 * @param seed the initial program
 * @param whole how many edits lead from it to the champion
 * @param stored what the champion scored in the run
 * @param again what it scores now
 * @param checked what the smallest program scored when it was evaluated once more
 * @param repeatable whether equal programs were found equally good each time
 * @param evaluations how many programs were evaluated in all
 */
record Reduction(
        Program seed,
        int whole,
        Minimiser.Minimum minimum,
        Program program,
        Map<String, Double> stored,
        Map<String, Double> again,
        Map<String, Double> checked,
        boolean repeatable,
        boolean holds,
        int evaluations) {

    /** Programs that are evaluated together. */
    private static final int WIDTH = 8;

    static Reduction of(String run, Champion champion, List<Program> seeds, Judge judge, double tolerance, int budget) {
        Program best = (Program) champion.genome();
        Roots roots = Roots.of(seeds, List.of(best));
        Patch patch = roots.patches().get(0);
        Judge.Worth reference = judge.worths(List.of(best)).get(0);
        if (reference.failed()) {
            String why = reference.outcome() instanceof Outcome.Failed failed ? failed.message() : "has no score";
            throw new ConfException(CliErrors.notMinimal(run, "fails: " + why));
        }
        Minimiser.Minimum minimum = new Minimiser(
                        roots.seed(),
                        programs -> judge.worths(programs).stream()
                                .map(worth -> worth.matches(reference, tolerance))
                                .toList(),
                        budget,
                        WIDTH)
                .minimise(patch);
        Program least = minimum.patch().applyTo(roots.seed());
        Judge.Worth check = judge.worths(List.of(least)).get(0);
        Map<String, Double> again = judge.metrics(reference);
        Map<String, Double> stored = new LinkedHashMap<>(champion.metrics());
        stored.keySet().retainAll(again.keySet());
        boolean holds = check.matches(reference, tolerance);
        return new Reduction(
                roots.seed(),
                patch.edits().size(),
                minimum,
                least,
                stored,
                again,
                judge.metrics(check),
                stored.equals(again) && holds,
                holds,
                minimum.asked() + 2);
    }

    String text() {
        StringBuilder text = new StringBuilder("Smallest equivalent patch: %d of %s to the initial program, %s"
                .formatted(
                        minimum.patch().edits().size(),
                        Words.plural(whole, "edit"),
                        Words.plural(evaluations, "evaluation")));
        text.append("\n  champion   ")
                .append(stored)
                .append(" in the run, ")
                .append(again)
                .append(" now");
        text.append("\n  smallest   ")
                .append(checked.isEmpty() ? "failed" : checked)
                .append(", checked at the end");
        notes().forEach(note -> text.append("\n  note: ").append(note));
        String diff = diff();
        return text.append(diff.isEmpty() ? "\n\nNothing is left: the initial program is as good." : "\n\n" + diff)
                .toString();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!minimum.complete()) {
            notes.add("the budget is spent, so there may be a smaller one; raise --budget to look further");
        }
        if (!repeatable) {
            notes.add(
                    "the evaluator does not give equal programs equal scores, so edits may have been kept or dropped by"
                            + " chance; raise --tolerance above its noise");
        }
        if (!holds) {
            notes.add("the smallest program is not as good when evaluated once more: do not rely on it");
        }
        return notes;
    }

    private String diff() {
        return UnifiedDiff.of(seed, program);
    }

    Map<String, Object> json() {
        return new Json()
                .put("edits", minimum.patch().edits().size())
                .put("of_edits", whole)
                .put("evaluations", evaluations)
                .put("complete", minimum.complete())
                .put("repeatable", repeatable)
                .put("holds", holds)
                .put("stored", stored)
                .put("champion", again)
                .put("smallest", checked)
                .put(
                        "changes",
                        Changes.between(seed, program).stream()
                                .map(Change::toMap)
                                .toList())
                .put("notes", notes())
                .put("diff", diff())
                .map();
    }

    /** Writes the program's files and the patch into a folder. */
    List<Path> write(Path folder) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        program.files().forEach(file -> files.put(file.path(), file.text()));
        files.put("minimal.diff", diff().isEmpty() ? "" : diff() + "\n");
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            written.add(Files.write(target, file.getValue().getBytes(StandardCharsets.UTF_8)));
        }
        return written;
    }
}

package dev.lamarck.evaluate.analysis;

import dev.lamarck.evaluate.foreign.Bench;
import dev.lamarck.evaluate.foreign.Endings;
import dev.lamarck.evaluate.foreign.Executable;
import dev.lamarck.evaluate.foreign.WorkFolder;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One tool at work on this machine. Programs lie in folders {@code p0}, {@code p1}, … of one work folder; a program that
 * is looked at alone lies in {@code p0}, so that the tool sees the same whether it has company or not.
 */
final class Station {

    private final AnalysisSettings.Tool tool;
    private final Linter linter;
    private final Executable executable;
    private final Bench bench;

    Station(AnalysisSettings.Tool tool, Executable executable, Bench bench) {
        this.tool = tool;
        this.linter = tool.type().linter();
        this.executable = executable;
        this.bench = bench;
    }

    /** What it found in one program, or why it could not look. */
    record Visit(List<Issue> issues, Optional<Outcome> failure) {

        Visit {
            issues = List.copyOf(issues);
        }

        static Visit failed(Outcome failure) {
            return new Visit(List.of(), Optional.of(failure));
        }
    }

    AnalysisSettings.Tool tool() {
        return tool;
    }

    /** What it finds in each of some programs: in one go if that gives the same, else one after the other. */
    List<Visit> visit(List<Program> programs) {
        if (programs.size() > 1 && linter.takesMany() && programs.stream().allMatch(this::isOneFile)) {
            Optional<List<Visit>> together = together(programs);
            if (together.isPresent()) {
                return together.get();
            }
        }
        return programs.stream().map(this::alone).toList();
    }

    private boolean isOneFile(Program program) {
        return program.files().size() == 1 && files(program, 0).size() == 1;
    }

    private Optional<List<Visit>> together(List<Program> programs) {
        try (WorkFolder folder = bench.folder()) {
            Ending ending = bench.run(folder, call(folder, programs));
            boolean complete = ending.how() == Ending.How.EXITED
                    && !isCut(ending)
                    && (!(linter instanceof Mypy) || Mypy.lookedAtAll(ending));
            return complete
                    ? linter.issues(ending).map(found -> sorted(found, folder, programs.size()))
                    : Optional.empty();
        }
    }

    /** Whether it may have said more than what is kept. */
    private boolean isCut(Ending ending) {
        return ending.out().length >= bench.limits().output().bytes();
    }

    private Visit alone(Program program) {
        if (files(program, 0).isEmpty()) {
            return Visit.failed(Outcome.failed(
                    Reason.INVALID,
                    "%s looks at files that end in %s, and the program has none"
                            .formatted(tool.type().label(), linter.suffix())));
        }
        try (WorkFolder folder = bench.folder()) {
            Ending ending = bench.run(folder, call(folder, List.of(program)));
            return linter.issues(ending)
                    .map(found -> sorted(found, folder, 1).get(0))
                    .orElseGet(() -> Visit.failed(Endings.failure(tool.type().label(), ending)
                            .orElseGet(() -> Endings.failed(
                                    Reason.EVALUATOR_ERROR, tool.type().label() + " gave no report", ending))));
        }
    }

    private Bench.Call call(WorkFolder folder, List<Program> programs) {
        List<String> files = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            for (var file : programs.get(i).files()) {
                folder.write("p" + i + "/" + file.path(), file.text().getBytes(StandardCharsets.UTF_8));
            }
            files.addAll(files(programs.get(i), i));
        }
        List<String> command = new ArrayList<>(List.of(executable.path().toString()));
        command.addAll(linter.arguments(tool.arguments(), files));
        Map<String, String> environment = programs.size() == 1 && files.size() > 1
                ? Map.of("MYPYPATH", "p0", "PYLINTHOME", ".cache", "PYTHONHASHSEED", "0")
                : Map.of("PYLINTHOME", ".cache", "PYTHONHASHSEED", "0");
        return Bench.Call.of(command, executable.readable(), environment);
    }

    private List<String> files(Program program, int place) {
        return WorkFolder.names(program)
                .filter(name -> name.endsWith(linter.suffix()))
                .map(name -> "p" + place + "/" + name)
                .toList();
    }

    /** The issues by program, each with its file as the program names it. */
    private static List<Visit> sorted(List<Issue> found, WorkFolder folder, int programs) {
        List<List<Issue>> issues = new ArrayList<>();
        for (int i = 0; i < programs; i++) {
            issues.add(new ArrayList<>());
        }
        for (Issue issue : found) {
            Path file = folder.path().resolve(issue.file()).normalize();
            Path within = file.startsWith(folder.path()) ? folder.path().relativize(file) : Path.of("p0", issue.file());
            String place = within.getName(0).toString();
            if (place.matches("p\\d+") && within.getNameCount() > 1) {
                String name = within.subpath(1, within.getNameCount()).toString();
                Issue plain = new Issue(
                        name,
                        issue.line(),
                        issue.severity(),
                        issue.category(),
                        issue.code(),
                        issue.message().replace(place + ".", "").replace(place + "/", ""));
                issues.get(Integer.parseInt(place.substring(1))).add(plain);
            }
        }
        return issues.stream().map(list -> new Visit(list, Optional.empty())).toList();
    }
}

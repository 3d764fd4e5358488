package dev.lamarck.cli.bench;

import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a Python evaluator costs that does nothing: by a fork, by a fresh interpreter, and the least that a fork costs. */
final class OverheadBench {

    private static final int ROUNDS = 7;
    private static final int FRESH = 10;
    private static final int WARM_UP = 1500;

    private static final String EVALUATOR = """
            %s
            def evaluate(program_path):
                with open(program_path) as file:
                    file.read()
                return {"combined_score": 1.0}

            if __name__ == "__main__":
                import json
                import sys

                print(json.dumps(evaluate(sys.argv[1])))
            """;

    private static final String FLOOR = """
            import os
            import sys
            %s
            for _ in range(int(sys.argv[1])):
                child = os.fork()
                if child == 0:
                    os._exit(0)
                os.waitpid(child, 0)
            """;

    private final Path folder;
    private final String python;
    private final int round;

    OverheadBench(Path folder, String python, int candidates) throws IOException, InterruptedException {
        this.folder = folder;
        this.python = executable(python);
        this.round = candidates / ROUNDS;
    }

    List<Figure> figures() throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>(measured("", "import sys"));
        if (Spawn.works(python, "-c", "import numpy")) {
            figures.addAll(measured(", with NumPy", "import numpy"));
        }
        return figures;
    }

    private List<Figure> measured(String suffix, String imports) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory(folder, "overhead");
        Path evaluator = Files.writeString(place.resolve("evaluator.py"), EVALUATOR.formatted(imports));
        Path floor = Files.writeString(place.resolve("floor.py"), FLOOR.formatted(imports));
        Block forked = Block.empty().with("evaluator", evaluator.toString()).with("python", python);
        Block command = Block.empty()
                .with("command", "['%s', '%s', '{program}']".formatted(python, evaluator))
                .with("files", "['%s']".formatted(evaluator))
                .with("limits.readable", "['%s']".formatted(home()));
        List<Round> rounds = new ArrayList<>();
        try (Team forks = team(place, "python", forked);
                Team sandboxed = team(place, "command", command)) {
            forks.bill(WARM_UP); // the JVM compiles for some seconds, which a run has behind it soon
            for (int number = -1; number < ROUNDS; number++) {
                Round each = new Round(
                        floor(floor), forks.bill(round), fresh(evaluator), sandboxed.bill(Math.max(2, round / FRESH)));
                if (number >= 0) { // the first is for the others' sake
                    rounds.add(each);
                }
            }
        }
        return figures(suffix, rounds);
    }

    /** What was measured one after the other, so that it met with the same neighbours. */
    private record Round(Bill floor, Bill fork, Bill fresh, Bill sandboxed) {}

    private static List<Figure> figures(String suffix, List<Round> rounds) {
        Bill floor = Bill.median(rounds.stream().map(Round::floor).toList());
        Bill fork = Bill.median(rounds.stream().map(Round::fork).toList());
        Bill fresh = Bill.median(rounds.stream().map(Round::fresh).toList());
        Bill sandboxed = Bill.median(rounds.stream().map(Round::sandboxed).toList());
        return List.of(
                wall("fork and exit alone" + suffix, floor),
                wall("a fork of the server" + suffix, fork).atMost(5),
                cpu("a fork of the server" + suffix, fork),
                wall("a fresh interpreter" + suffix, fresh),
                cpu("a fresh interpreter" + suffix, fresh),
                wall("a fresh interpreter under the warden" + suffix, sandboxed),
                cpu("a fresh interpreter under the warden" + suffix, sandboxed),
                figure("fresh interpreter against fork" + suffix, fresh.wallMillis() / fork.wallMillis(), "x"),
                figure("fork against fork and exit alone" + suffix, fork.wallMillis() / floor.wallMillis(), "x"));
    }

    private static Figure wall(String name, Bill bill) {
        return figure(name + ": a candidate and core", bill.wallMillis(), "ms");
    }

    private static Figure cpu(String name, Bill bill) {
        return figure(name + ": processor time", bill.cpuMillis(), "ms");
    }

    private static Figure figure(String name, double value, String unit) {
        return Figure.plain("overhead", name, value, unit);
    }

    private static Team team(Path place, String type, Block settings) {
        LocalPremises premises = LocalPremises.of(place.resolve(type), System.getenv());
        return new Team(premises, type, settings, number -> Program.of("python", "program.py", "x = " + number + "\n"));
    }

    /** Two at a time, as the others; what starting the two interpreters costs is taken off by starting them for nothing. */
    private Bill floor(Path script) throws InterruptedException {
        Bill nothing = Bill.of(2, (thread, number) -> Spawn.run(python, script.toString(), "0"));
        Bill forks = Bill.of(2, (thread, number) -> Spawn.run(python, script.toString(), String.valueOf(round)));
        return new Bill(
                (forks.wallMillis() - nothing.wallMillis()) / round, (forks.cpuMillis() - nothing.cpuMillis()) / round);
    }

    private Bill fresh(Path evaluator) throws IOException, InterruptedException {
        Path program = Files.writeString(evaluator.resolveSibling("program.py"), "x = 1\n");
        return Bill.of(
                Math.max(2, round / FRESH),
                (thread, number) -> Spawn.run(python, evaluator.toString(), program.toString()));
    }

    private String home() throws IOException, InterruptedException {
        return Spawn.said(python, "-c", "import sys; print(sys.prefix)");
    }

    /** The interpreter itself rather than what finds it. */
    private static String executable(String python) throws IOException, InterruptedException {
        return Spawn.said(python, "-c", "import sys; print(sys.executable)");
    }
}

package dev.lamarck.cli.bench;

import dev.lamarck.cache.Cache;
import dev.lamarck.cache.CacheSettings;
import dev.lamarck.cache.SharedTier;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.DataSize;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the other ways to an outcome cost where the evaluation itself is nothing. */
final class ToolsBench {

    private static final int ROUNDS = 7;
    private static final int COMMANDS = 40;
    private static final int JVMS = 8;
    private static final int HITS = 1000;

    private static final String JUDGE = """
            import java.util.Map;

            public class Judge {
                public static Map<String, ?> evaluate(Class<?> program, long seed) {
                    return Map.of("score", 1.0);
                }
            }
            """;

    private final Path folder;

    ToolsBench(Path folder) {
        this.folder = folder;
    }

    List<Figure> figures() throws IOException, InterruptedException {
        Path judge = Files.writeString(folder.resolve("Judge.java"), JUDGE);
        Map<String, List<Bill>> bills = new LinkedHashMap<>();
        try (Team echo = team("echo", "command", Block.empty().with("command", "[/bin/echo, '{\"score\": 1}']"));
                Team once = team("once", "java", java(judge, 1));
                Team often = team("often", "java", java(judge, 1000));
                Team heap = cached("heap", CacheSettings.heapOnly());
                Team disk = cached("disk", onDisk())) {
            for (int number = -1; number < ROUNDS; number++) {
                Map<String, Bill> bill = new LinkedHashMap<>();
                bill.put("/bin/echo as a plain process", plain());
                bill.put("command: /bin/echo", echo.bill(COMMANDS));
                bill.put("java, a JVM for each program", once.bill(JVMS));
                bill.put("java, reuse: 1000", often.bill(COMMANDS));
                heap.bill(0, HITS);
                bill.put("cached: a hit in memory", heap.bill(0, HITS));
                disk.bill(0, HITS);
                bill.put("cached: a hit on disk", disk.bill(0, HITS));
                if (number >= 0) { // before that the JVM compiles
                    bill.forEach((name, each) -> bills.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(each));
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        bills.forEach((name, each) ->
                figures.add(Figure.plain("tools", name, Bill.median(each).wallMillis(), "ms")));
        return figures;
    }

    private static Bill plain() throws InterruptedException {
        return Bill.of(COMMANDS, (thread, number) -> Spawn.run("/bin/echo", "{\"score\": 1}"));
    }

    private static Block java(Path judge, int reuse) {
        return Block.empty().with("evaluator", judge.toString()).with("reuse", String.valueOf(reuse));
    }

    private Team team(String name, String type, Block settings) {
        return new Team(LocalPremises.of(folder.resolve(name), System.getenv()), type, settings, ToolsBench::program);
    }

    /** A memory that has no room leaves the work to the disk. */
    private CacheSettings onDisk() {
        return new CacheSettings(
                DataSize.of("1B"),
                Optional.of(folder.resolve("entries").toString()),
                DataSize.of("1GiB"),
                false,
                Optional.empty());
    }

    private Team cached(String name, CacheSettings settings) {
        LocalPremises premises = LocalPremises.of(folder.resolve(name), System.getenv());
        premises.shared(Cache.class.getName(), Cache.class, () -> Cache.of(settings, SharedTier.none()));
        Block constant = Block.empty().with("evaluator", "{class: " + Constant.class.getName() + "}");
        return new Team(premises, "cached", constant, ToolsBench::program);
    }

    private static Program program(int number) {
        return Program.of("java", "Candidate.java", "public class Candidate { int x = " + number + "; }\n");
    }
}

package dev.lamarck.cli.bench;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.vary.edit.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How many of the edits of an operator begin on lines that an evaluation has marked: a tenth of the lines of a program. */
final class MarkedBench {

    private static final long KEY = 0x6D61726B6564L;
    private static final int CHILDREN = 4_000;
    private static final int ONE_IN = 10;

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Marks.Cause cause : Marks.Cause.values()) {
            String lines = ": edits on lines marked as " + (cause == Marks.Cause.SLOW ? "slow" : "wrong");
            double random = share("program-random", cause);
            double semantic = share("program-semantic", cause);
            figures.add(Figure.plain("marked", "random" + lines, random, ""));
            figures.add(Figure.plain("marked", "semantic" + lines, semantic, ""));
            figures.add(Figure.plain("marked", "semantic against random" + lines, semantic / random, "times"));
        }
        return figures;
    }

    private static double share(String operator, Marks.Cause cause) {
        Program parent = Specimen.signal.initial();
        Marks marks = marks(parent, cause);
        List<Variator.Parent> parents = List.of(new Variator.Parent(parent, new double[0], marks));
        List<Variator.Mating> matings = IntStream.range(0, CHILDREN)
                .mapToObj(slot -> new Variator.Mating(parents, new RandomKey(KEY, 1, 0, slot, Purpose.VARY)))
                .toList();
        Variator variator = Catalogs.operators().create(operator, Block.empty());
        ProgramSpace space = new ProgramSpace(List.of(parent));
        int all = 0;
        int marked = 0;
        for (Object child : variator.vary(new Variator.Brood(space, 1, 0, matings))) {
            for (var change : Changes.between(parent, (Program) child)) {
                all++;
                marked += marks.weights().containsKey(new Marks.Place(cause, change.file(), change.line())) ? 1 : 0;
            }
        }
        return (double) marked / all;
    }

    /** Lines in the evolve block, each with a weight of its own. */
    private static Marks marks(Program program, Marks.Cause cause) {
        List<String> lines = program.text().lines().toList();
        Philox draws = new Philox(KEY, cause.ordinal(), 0, 0);
        Map<Marks.Place, Double> weights = new TreeMap<>();
        for (int line = 1; line <= lines.size(); line++) {
            boolean code =
                    !lines.get(line - 1).isBlank() && !lines.get(line - 1).contains("#");
            if (code && draws.nextInt(ONE_IN) == 0) {
                weights.put(new Marks.Place(cause, program.main().path(), line), 0.25 + 0.75 * draws.nextDouble());
            }
        }
        return new Marks(new TreeMap<>(weights));
    }
}

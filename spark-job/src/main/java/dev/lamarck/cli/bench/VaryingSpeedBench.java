package dev.lamarck.cli.bench;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.syntax.Reading;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many children one thread makes: operators on trees see to it that they parse. And how many it makes and then reads, as a
 * run does before it evaluates them: a whole tree, and the hash that tells what is new.
 */
final class VaryingSpeedBench {

    /** The time of this thread alone, since neighbours on the machine do not slow that down. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final List<String> OPERATORS = List.of("text", "program-random", "program-semantic");
    private static final int BROOD = 20;
    private static final double WARM_UP_SECONDS = 8;
    private static final double ROUND_SECONDS = 3;
    private static final int ROUNDS = 5;
    private static final long KEY = 0x7661727953L;

    private final ProgramMeasures measures = new ProgramMeasures();

    List<Figure> figures() {
        Program parent = program();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.plain("speed", "lines of the parent", parent.lines(), ""));
        for (String name : OPERATORS) {
            if (Catalogs.operators().names().contains(name)) {
                Variator operator = Catalogs.operators().create(name, Block.empty());
                double made = median(generation -> brood(operator, parent, generation, false));
                figures.add(Figure.plain("speed", name + ": children a minute and core, median", made, "1/min")
                        .atLeast(10_000));
                double read = median(generation -> brood(operator, parent, generation, true));
                figures.add(Figure.plain("speed", name + ": children made and read whole", read, "1/min"));
            }
        }
        return figures;
    }

    /** About two hundred lines: some of the programs that searches are measured on, one after the other. */
    private static Program program() {
        String text = Stream.of(Specimen.signal, Specimen.dispatch, Specimen.picture)
                .map(specimen -> specimen.initial().text())
                .collect(Collectors.joining("\n\n"));
        return Program.of("python", "main.py", text);
    }

    /** How often a minute of this thread's time holds what makes so many things. */
    private static double rate(IntUnaryOperator made, double seconds) {
        long begun = CLOCK.getCurrentThreadCpuTime();
        int count = 0;
        double passed = 0;
        for (int generation = 0; passed < seconds; generation++) {
            count += made.applyAsInt(generation);
            passed = (CLOCK.getCurrentThreadCpuTime() - begun) / 1e9;
        }
        return 60 * count / passed;
    }

    private static double median(IntUnaryOperator made) {
        rate(made, WARM_UP_SECONDS);
        return Quartiles.of(IntStream.range(0, ROUNDS)
                        .mapToDouble(round -> rate(made, ROUND_SECONDS))
                        .toArray())
                .median();
    }

    /** What a run does with a child before it evaluates it: its tree, and what tells whether it means something new. */
    private void read(Program program) {
        Reading reading = measures.read(program);
        if (reading.trouble().isEmpty()) {
            reading.canonical();
        }
    }

    private int brood(Variator operator, Program parent, int generation, boolean read) {
        List<Variator.Mating> matings = IntStream.range(0, BROOD)
                .mapToObj(slot -> new Variator.Mating(
                        List.of(new Variator.Parent(parent, new double[0])),
                        new RandomKey(KEY, generation, 0, slot, Purpose.VARY)))
                .toList();
        List<?> children = operator.vary(new Variator.Brood(new ProgramSpace(List.of(parent)), generation, 0, matings));
        if (read) {
            children.forEach(child -> read((Program) child));
        }
        return children.size();
    }
}

package dev.lamarck.cli.bench;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Patch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Whether children of real files are programs of their language, and keep what lies outside of evolve blocks. */
final class ValidityBench {

    private static final long KEY = 0x76616C6964L;
    private static final double MOST = 0.99;
    /** Children by which is seen whether anything in a file can be changed. */
    private static final int PROBE = 24;

    private static final int MOST_TRIES = 8;

    private final Corpora corpora;
    private final String operator;
    private final Consumer<String> tell;
    private final ProgramMeasures measures = new ProgramMeasures();

    /**
     * What was counted over many children.
     *
     * @param changed those that are not their parent
     * @param parse of the changed
     * @param inside those of the changed that keep what is outside of evolve blocks
     */
    private record Count(long children, long changed, long parse, long inside) {
        private static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    children + other.children, changed + other.changed, parse + other.parse, inside + other.inside);
        }
    }

    ValidityBench(Corpora corpora, String operator, Consumer<String> tell) {
        this.corpora = corpora;
        this.operator = operator;
        this.tell = tell;
    }

    List<Figure> figures() throws IOException {
        List<Figure> figures = new ArrayList<>();
        if (!Catalogs.operators().names().contains(operator)) {
            tell.accept("left out, as there is no operator " + operator);
            return figures;
        }
        for (Language language : new TreeSet<>(corpora.folders().keySet())) {
            List<Corpora.Source> sources = corpora.sources(language);
            if (sources.isEmpty()) {
                tell.accept("left out: no file of %s that parses in %s"
                        .formatted(language.label(), corpora.folders().get(language)));
            } else {
                figures.addAll(figures(language, sources));
            }
        }
        return figures;
    }

    private List<Figure> figures(Language language, List<Corpora.Source> sources) {
        Variator variator = Catalogs.operators().create(operator, asFirstProposed());
        List<Program> parents = new ArrayList<>();
        int marked = 0;
        for (int i = 0; i < sources.size(); i++) {
            Program plain = sources.get(i).program();
            Program program = i % 2 == 0 ? plain : withBlock(plain, language, i);
            if (count(variator, program, PROBE, 0).changed() > 0) {
                parents.add(program);
                marked += program.equals(plain) ? 0 : 1;
            }
        }
        Count count = Count.NONE;
        for (int i = 0; i < parents.size(); i++) {
            count = count.plus(counted(variator, parents.get(i), quota(i, parents.size())));
        }
        long unchanged = sources.stream().filter(ValidityBench::comesBack).count();
        String name = language.label() + ": ";
        return List.of(
                figure(name + "files", sources.size(), ""),
                figure(name + "of them with something to change", parents.size(), ""),
                figure(name + "of these with an evolve block", marked, ""),
                figure(name + "children", count.children(), ""),
                figure(name + "children that are not their parent", count.changed(), ""),
                figure(name + "of these those that parse", share(count.parse(), count), "")
                        .atLeast(MOST),
                figure(name + "of these those that keep what is outside", share(count.inside(), count), "")
                        .atLeast(1),
                figure(name + "files whose bytes come back", (double) unchanged / sources.size(), "")
                        .atLeast(1));
    }

    /** Operators on trees draw a child again that would not parse; not so here. */
    private Block asFirstProposed() {
        return operator.startsWith("program-") ? Block.empty().with("attempts", "1") : Block.empty();
    }

    /** The children of one of the files, so that those of all make up the number asked for. */
    private int quota(int file, int files) {
        long edits = corpora.edits();
        return (int) (edits * (file + 1) / files - edits * file / files);
    }

    private static double share(long part, Count count) {
        return (double) part / Math.max(1, count.changed());
    }

    /** So many children that are not their parent, and those made on the way that are, within reason. */
    private Count counted(Variator variator, Program parent, int changed) {
        Count count = Count.NONE;
        while (count.changed() < changed && count.children() < MOST_TRIES * (changed + PROBE)) {
            int wanted = (int) (changed - count.changed());
            count = count.plus(count(variator, parent, wanted, (int) count.children()));
        }
        return count;
    }

    private Count count(Variator variator, Program parent, int children, int from) {
        ProgramSpace space = new ProgramSpace(List.of(parent));
        List<Variator.Mating> matings = IntStream.range(from, from + children)
                .mapToObj(slot -> new Variator.Mating(
                        List.of(new Variator.Parent(parent, new double[0])),
                        new RandomKey(KEY, 1, 0, slot, Purpose.VARY)))
                .toList();
        Count count = Count.NONE;
        for (Object child : variator.vary(new Variator.Brood(space, 1, 0, matings))) {
            Program program = (Program) child;
            boolean changed = !program.equals(parent);
            boolean parses = changed && measures.read(program).trouble().isEmpty();
            boolean inside = changed && space.objection(program).isEmpty();
            count = count.plus(new Count(1, changed ? 1 : 0, parses ? 1 : 0, inside ? 1 : 0));
        }
        return count;
    }

    /** Puts markers around some of its outermost pieces; the program itself where they would break it. */
    private Program withBlock(Program program, Language language, int number) {
        Tree tree = measures.read(program).tree(0).orElseThrow();
        int[] pieces = tree.children(0).toArray();
        Philox draws = new Philox(KEY, number, 0, 0);
        int[] ends = {draws.nextInt(pieces.length), draws.nextInt(pieces.length)};
        Arrays.sort(ends);
        String text = program.text();
        int from = text.lastIndexOf('\n', tree.start(pieces[ends[0]]) - 1) + 1;
        int end = text.indexOf('\n', Math.max(from, tree.end(pieces[ends[1]]) - 1));
        int to = end < 0 ? text.length() : end + 1;
        String comment = language == Language.PYTHON ? "# " : "// ";
        Program marked = program.with(
                0,
                text.substring(0, from) + comment + "EVOLVE-BLOCK-START\n" + ended(text.substring(from, to)) + comment
                        + "EVOLVE-BLOCK-END\n" + text.substring(to));
        Optional<String> trouble = measures.read(marked).trouble();
        return trouble.isPresent() ? program : marked;
    }

    private static String ended(String block) {
        return block.endsWith("\n") ? block : block + "\n";
    }

    /** Whether nothing happens to a file that is read, edited by no edit, and written. */
    private static boolean comesBack(Corpora.Source source) {
        Program same = Patch.none().applyTo(source.program());
        return Arrays.equals(same.text().getBytes(StandardCharsets.UTF_8), source.bytes());
    }

    private static Figure figure(String name, double value, String unit) {
        return Figure.plain("valid", name, value, unit);
    }
}

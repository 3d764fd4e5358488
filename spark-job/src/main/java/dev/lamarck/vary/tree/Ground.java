package dev.lamarck.vary.tree;

import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Recheck;
import dev.lamarck.syntax.SyntaxException;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import dev.lamarck.vary.edit.Leeway;
import dev.lamarck.vary.edit.Patch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A program as moves see it: those of its files that may change and have a grammar. For one thread, which closes it. */
final class Ground implements AutoCloseable {

    private final Program program;
    private final List<Terrain> terrains;
    private final Map<List<Object>, double[]> wheels = new HashMap<>();
    private final Map<Integer, Recheck> rechecks = new HashMap<>();

    /** A node of a file. */
    record Site(Terrain terrain, int node) {}

    private Ground(Program program, List<Terrain> terrains) {
        this.program = program;
        this.terrains = terrains;
    }

    /** Refuses a program of which a file that may change does not parse. */
    static Ground of(Program program) {
        Leeway leeway = Leeway.of(program);
        List<Terrain> terrains = new ArrayList<>();
        for (int file = 0; file < program.files().size(); file++) {
            SourceFile source = program.files().get(file);
            Optional<Language> language = Language.of(source, program.language());
            if (leeway.touches(file) && language.isPresent()) {
                terrains.add(new Terrain(file, source.path(), parsed(language.get(), source), leeway));
            }
        }
        if (terrains.isEmpty()) {
            boolean fixed = IntStream.range(0, program.files().size()).noneMatch(leeway::touches);
            throw fixed ? TreeErrors.nothingFree(program) : TreeErrors.noGrammar(program);
        }
        return new Ground(program, List.copyOf(terrains));
    }

    /** Refuses a space of programs that cannot be changed on their trees. */
    static void check(ProgramSpace space) {
        space.seeds().forEach(seed -> of(seed).close());
    }

    private static Tree parsed(Language language, SourceFile source) {
        try {
            Tree tree = language.parse(source.text());
            tree.trouble().ifPresent(trouble -> {
                throw TreeErrors.doesNotParse(language, source.path(), trouble);
            });
            return tree;
        } catch (SyntaxException e) {
            throw TreeErrors.noTree(source.path(), e);
        }
    }

    Program program() {
        return program;
    }

    List<Terrain> terrains() {
        return terrains;
    }

    /** The file at a place of the program's list, if moves see it. */
    Optional<Terrain> terrain(int file) {
        return terrains.stream().filter(terrain -> terrain.file() == file).findFirst();
    }

    /** A place where a move can be done, drawn by how much each matters; nothing if there is none. */
    Optional<Site> site(Move move, Emphasis emphasis, Chance chance) {
        double[] reach = new double[terrains.size()];
        double all = 0;
        for (int i = 0; i < reach.length; i++) {
            double[] wheel = wheel(terrains.get(i), move, emphasis);
            all += wheel.length == 0 ? 0 : wheel[wheel.length - 1];
            reach[i] = all;
        }
        double drawn = chance.uniform(0, all);
        for (int i = 0; i < reach.length; i++) {
            if (drawn < reach[i]) {
                double[] wheel = wheel(terrains.get(i), move, emphasis);
                double rest = drawn - (i == 0 ? 0 : reach[i - 1]);
                int found = java.util.Arrays.binarySearch(wheel, rest);
                int place = Math.min(wheel.length - 1, found < 0 ? -found - 1 : found + 1);
                return Optional.of(new Site(terrains.get(i), move.sites(terrains.get(i))[place]));
            }
        }
        return Optional.empty();
    }

    /** Running sums of what the sites of a move weigh. */
    private double[] wheel(Terrain terrain, Move move, Emphasis emphasis) {
        return wheels.computeIfAbsent(List.of(terrain, move, emphasis), key -> {
            int[] sites = move.sites(terrain);
            double[] sums = new double[sites.length];
            double sum = 0;
            for (int i = 0; i < sites.length; i++) {
                sum += emphasis.weight(terrain, move, sites[i]);
                sums[i] = sum;
            }
            return sums;
        });
    }

    /** Whether every file that edits touch parses after them. */
    boolean parsesWith(Patch patch, Program child) {
        return patch.edits().stream()
                .mapToInt(Edit::file)
                .distinct()
                .mapToObj(file -> terrain(file).orElseThrow())
                .allMatch(terrain -> parses(terrain, child));
    }

    private boolean parses(Terrain terrain, Program child) {
        return rechecks.computeIfAbsent(
                        terrain.file(),
                        file -> Recheck.of(
                                terrain.tree().language(), terrain.tree().text()))
                .parses(child.files().get(terrain.file()).text());
    }

    @Override
    public void close() {
        rechecks.values().forEach(Recheck::close);
        rechecks.clear();
    }
}

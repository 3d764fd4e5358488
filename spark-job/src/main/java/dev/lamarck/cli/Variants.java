package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Plugin;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Children of a program, made as a run makes them.
 *
 * @param space what a child may be
 * @param parents the program, and the one that it is crossed with
 */
record Variants(ProgramSpace space, List<Program> parents) {

    /** The operators that work on these programs with their usual settings. */
    List<String> offered() {
        String prefix = space.kind() + "-";
        return Catalogs.operators().names().stream()
                .filter(name -> own(name).equals(name))
                .filter(this::isOffered)
                .map(name -> name.startsWith(prefix) ? name.substring(prefix.length()) : name)
                .sorted()
                .toList();
    }

    /** The name in the catalog: programs have a {@code random} of their own, as in a run. */
    private String own(String name) {
        return Plugin.of(name).of(space, Catalogs.operators()).name();
    }

    private boolean isOffered(String name) {
        try {
            Variator variator = Catalogs.operators().create(name, Block.empty());
            if (variator.suits(space)) {
                variator.check(space);
                return true;
            }
            return false;
        } catch (ConfException e) {
            return false; // one of other genomes, or of other languages
        }
    }

    /** The operator of a name or a class. */
    Variator operator(String word, Block config) {
        String name = own(word);
        boolean known = Catalogs.operators().names().contains(name);
        if (!known && !name.contains(".")) {
            throw new ConfException(CliErrors.noOperator(word, offered()));
        }
        Variator variator = Catalogs.operators().create(name, config);
        if (!variator.suits(space)) {
            throw new ConfException(CliErrors.unsuited(word, parents.get(0).toString(), offered()));
        }
        variator.check(space);
        return variator;
    }

    List<Program> children(Variator operator, int count, long seed) {
        List<Variator.Parent> both = parents.stream()
                .limit(operator.parents())
                .map(parent -> new Variator.Parent(parent, new double[] {0}))
                .toList();
        List<Variator.Mating> matings = IntStream.range(0, count)
                .mapToObj(slot -> new Variator.Mating(both, new RandomKey(seed, 1, 0, slot, Purpose.VARY)))
                .toList();
        List<? extends Genome> children = operator.vary(new Variator.Brood(space, 1, 0, matings));
        return children.stream().map(Program.class::cast).toList();
    }
}

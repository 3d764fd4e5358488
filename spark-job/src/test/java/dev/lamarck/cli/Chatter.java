package dev.lamarck.cli;

import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import java.util.List;

/** Adds something to the number that a program assigns to x, and a line to its end that does nothing. */
public final class Chatter implements Variator {

    @Override
    public boolean suits(Space space) {
        return space instanceof ProgramSpace;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        return brood.matings().stream().<Genome>map(Chatter::child).toList();
    }

    private static Program child(Mating mating) {
        Program parent = (Program) mating.parents().get(0).genome();
        Philox draws = mating.key().draws();
        String text = parent.text();
        int from = text.indexOf("x = ") + 4;
        int end = text.indexOf('\n', from);
        int x = Integer.parseInt(text.substring(from, end)) + draws.nextInt(4);
        return parent.with(
                0,
                (text.substring(0, from) + x + text.substring(end))
                        .replace("# EVOLVE-BLOCK-END", "idle += %d\n# EVOLVE-BLOCK-END".formatted(draws.nextInt(99))));
    }
}

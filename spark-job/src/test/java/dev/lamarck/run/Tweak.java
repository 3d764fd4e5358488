package dev.lamarck.run;

import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import java.util.List;

/** Changes the number that a program assigns to x; one child in ten changes what it may not. */
public final class Tweak implements Variator {

    @Override
    public boolean suits(Space space) {
        return space instanceof ProgramSpace;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        return brood.matings().stream().<Genome>map(Tweak::child).toList();
    }

    private static Program child(Mating mating) {
        Program parent = (Program) mating.parents().get(0).genome();
        Philox draws = mating.key().draws();
        if (draws.nextInt(10) == 0) {
            return parent.with(0, parent.text().replace("import math", "import os"));
        }
        int x = Counting.x(parent);
        return parent.with(0, parent.text().replace("x = " + x + "\n", "x = " + (x + draws.nextInt(21) - 8) + "\n"));
    }
}

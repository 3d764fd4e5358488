package dev.lamarck.run;

import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import java.util.List;

/** Adds to the number that a program assigns to x, and writes the marks of the parent into the program. */
public final class Recording implements Variator {

    @Override
    public boolean suits(Space space) {
        return space instanceof ProgramSpace;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        return brood.matings().stream().<Genome>map(Recording::child).toList();
    }

    private static Program child(Mating mating) {
        Parent parent = mating.parents().get(0);
        Program program = (Program) parent.genome();
        int x = Counting.x(program) + 1 + mating.key().draws().nextInt(20);
        return program.with(
                0,
                "import math\nx = %d\nseen = \"%s\"\nprint(x)\n\n"
                        .formatted(x, parent.marks().toMap()));
    }
}

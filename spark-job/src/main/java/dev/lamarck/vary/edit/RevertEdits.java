package dev.lamarck.vary.edit;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import java.util.ArrayList;
import java.util.List;

/** Takes back some of what a parent changed of its initial program. A parent that changed nothing stays as it is. */
final class RevertEdits implements Variator {

    private final Settings settings;

    /** How much. */
    record Settings(
            @Default("0.3") @Range(min = 0, max = 1) @Doc("chance to take back one more edit, again and again")
            double more) {}

    RevertEdits(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean suits(Space space) {
        return space instanceof ProgramSpace;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        ProgramSpace space = (ProgramSpace) brood.space();
        Roots.Route route = Roots.Route.once();
        return brood.matings().stream()
                .<Genome>map(mating -> child(space, mating, route))
                .toList();
    }

    private Program child(ProgramSpace space, Mating mating, Roots.Route route) {
        List<Program> parent = List.of((Program) mating.parents().get(0).genome());
        Roots roots = Roots.of(space.seeds(), parent, route);
        List<Edit> edits = roots.patches().get(0).edits();
        Philox draws = mating.key().draws();
        return edits.isEmpty() ? parent.get(0) : Tries.child(roots.seed(), parent, () -> fewer(edits, draws));
    }

    private Patch fewer(List<Edit> edits, Philox draws) {
        List<Edit> left = new ArrayList<>(edits);
        do {
            left.remove(draws.nextInt(left.size()));
        } while (!left.isEmpty() && draws.nextDouble() < settings.more());
        return new Patch(left);
    }
}

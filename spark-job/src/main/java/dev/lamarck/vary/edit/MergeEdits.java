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
import java.util.random.RandomGenerator;

/**
 * Recombines what two parents changed of their initial program: what both changed alike stays, and of the other edits the
 * child gets some of each parent, where they do not collide.
 */
final class MergeEdits implements Variator {

    private final Settings settings;

    /** How much of each parent. */
    record Settings(
            @Default("0.5")
            @Range(min = 0, max = 1)
            @Doc("chance of each edit that only the first parent has; at least one is taken")
            double first,

            @Default("0.5")
            @Range(min = 0, max = 1)
            @Doc("chance of each edit that only the second parent has; at least one is taken")
            double second) {}

    MergeEdits(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean suits(Space space) {
        return space instanceof ProgramSpace;
    }

    @Override
    public int parents() {
        return 2;
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
        List<Program> parents = mating.parents().stream()
                .map(parent -> (Program) parent.genome())
                .toList();
        Roots roots = Roots.of(space.seeds(), parents, route);
        List<Edit> first = roots.patches().get(0).edits();
        List<Edit> second = roots.patches().get(1).edits();
        List<Edit> common = first.stream().filter(second::contains).toList();
        List<Edit> onlyFirst = without(first, common);
        List<Edit> onlySecond = without(second, common);
        Philox draws = mating.key().draws();
        return Tries.child(roots.seed(), parents, () -> {
            Patch patch = new Patch(common);
            boolean swap = draws.nextBoolean();
            patch = swap ? patch : with(patch, onlyFirst, settings.first(), draws);
            patch = with(patch, onlySecond, settings.second(), draws);
            return swap ? with(patch, onlyFirst, settings.first(), draws) : patch;
        });
    }

    private static List<Edit> without(List<Edit> edits, List<Edit> others) {
        return edits.stream().filter(edit -> !others.contains(edit)).toList();
    }

    /** The patch with some edits, at least one of those that it admits. */
    private static Patch with(Patch patch, List<Edit> edits, double chance, RandomGenerator draws) {
        List<Edit> possible = edits.stream().filter(patch::admits).toList();
        List<Edit> chosen = new ArrayList<>(
                possible.stream().filter(edit -> draws.nextDouble() < chance).toList());
        if (chosen.isEmpty() && !possible.isEmpty()) {
            chosen.add(possible.get(draws.nextInt(possible.size())));
        }
        chosen.addAll(patch.edits());
        return new Patch(chosen);
    }
}

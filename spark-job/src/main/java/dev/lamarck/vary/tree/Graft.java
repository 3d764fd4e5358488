package dev.lamarck.vary.tree;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import dev.lamarck.vary.edit.Edit;
import dev.lamarck.vary.edit.Patch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes one or more pieces of a second parent over into the first: an expression, statement or function in the place of one of
 * the same kind, or a statement beside another. Pieces that the first parent lacks are preferred, and so are those of a
 * function of the same name.
 */
final class Graft implements Variator {

    private static final int TRIES = 12;

    private final Settings settings;

    /** How many pieces. */
    record Settings(
            @Default("0.3") @Range(min = 0, max = 0.95) @Doc("chance of each further piece")
            double more,

            @Default("10") @Range(min = 1, max = 1000) @Doc("how often a child is drawn before it is taken as it is")
            int attempts) {}

    Graft(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean suits(Space space) {
        return space instanceof ProgramSpace;
    }

    @Override
    public void check(Space space) {
        Ground.check((ProgramSpace) space);
    }

    @Override
    public int parents() {
        return 2;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        Map<Program, Ground> grounds = new HashMap<>();
        try {
            return brood.matings().stream()
                    .<Genome>map(mating -> {
                        Ground mother = grounds.computeIfAbsent(genome(mating, 0), Ground::of);
                        Program mate = genome(mating, mating.parents().size() - 1);
                        Ground father = grounds.computeIfAbsent(mate, Ground::of);
                        return child(mother, father, new Chance(mating.key().draws(), 1));
                    })
                    .toList();
        } finally {
            grounds.values().forEach(Ground::close);
        }
    }

    private static Program genome(Mating mating, int parent) {
        return (Program) mating.parents().get(parent).genome();
    }

    private Program child(Ground mother, Ground father, Chance chance) {
        Scions scions = new Scions(mother, father);
        Program child = mother.program();
        for (int attempt = 0; attempt < settings.attempts(); attempt++) {
            Patch patch = patch(mother, scions, chance);
            child = patch.applyTo(mother.program());
            if (!patch.isEmpty() && !child.equals(mother.program()) && mother.parsesWith(patch, child)) {
                return child;
            }
        }
        return child;
    }

    private Patch patch(Ground mother, Scions scions, Chance chance) {
        Patch patch = Patch.none();
        boolean more = true;
        for (int tries = 0; more && tries < TRIES; tries++) {
            Optional<Edit> edit = scions.edit(mother, chance).filter(patch::admits);
            if (edit.isPresent()) {
                patch = patch.with(edit.get());
                more = chance.is(settings.more());
            }
        }
        return patch;
    }
}

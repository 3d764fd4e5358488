package dev.lamarck.vary.tree;

import dev.lamarck.evolve.Variator;
import dev.lamarck.evolve.Wheel;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import dev.lamarck.vary.edit.Edit;
import dev.lamarck.vary.edit.Patch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes a program by one move or a few, each drawn by its weight and done where it can be. A child that would not parse, or
 * would be its parent, is drawn again; after so many attempts it is what it is.
 */
final class Family implements Variator {

    private static final Logger LOG = LoggerFactory.getLogger(Family.class);
    private static final int MOST_EDITS = 8;
    private static final int TRIES = 4;

    private final double[] weights;
    private final Manner manner;

    /**
     * How a family works.
     *
     * @param strength from 0 to 1: how many changes a child has and how far numbers go
     * @param attempts how often a child is drawn before it is taken as it is
     * @param focus what matters to it; nothing, if every place matters alike
     * @param model that was asked for and is not there
     */
    record Manner(double strength, int attempts, Optional<Focus> focus, Optional<String> model) {}

    Family(Weights weights, Manner manner) {
        this.weights = weights.all();
        this.manner = manner;
    }

    @Override
    public boolean suits(Space space) {
        return space instanceof ProgramSpace;
    }

    @Override
    public void check(Space space) {
        Ground.check((ProgramSpace) space);
        manner.model()
                .ifPresent(model -> LOG.warn(
                        "semantic-model={} has no effect: no model that knows code is there yet, so structure and marks alone count",
                        model));
    }

    double[] weights() {
        return weights.clone();
    }

    @Override
    public List<Genome> vary(Brood brood) {
        return vary(brood, Optional.empty());
    }

    /** The children, whose first moves may be given. */
    List<Genome> vary(Brood brood, Optional<List<Integer>> leading) {
        Map<List<Object>, Outlook> outlooks = new HashMap<>();
        try {
            List<Genome> children = new ArrayList<>();
            for (int i = 0; i < brood.matings().size(); i++) {
                Mating mating = brood.matings().get(i);
                Parent parent = mating.parents().get(0);
                Outlook outlook =
                        outlooks.computeIfAbsent(List.of(parent.genome(), parent.marks()), any -> outlook(parent));
                Chance chance = new Chance(mating.key().draws(), 2 * manner.strength() * brood.temperature());
                int place = i;
                children.add(child(outlook, chance, leading.map(moves -> moves.get(place))));
            }
            return children;
        } finally {
            outlooks.values().forEach(outlook -> outlook.ground().close());
        }
    }

    /** What there is to change in a parent. */
    private record Outlook(Ground ground, Emphasis emphasis, Wheel wheel) {}

    private Outlook outlook(Parent parent) {
        Ground ground = Ground.of((Program) parent.genome());
        if (manner.focus().isEmpty()) {
            return new Outlook(ground, Emphasis.NONE, Wheel.of(weights));
        }
        Focus focus = manner.focus().get().given(parent.marks());
        double[] favoured = weights.clone();
        for (MoveKind kind : MoveKind.values()) {
            favoured[kind.ordinal()] *= focus.favours(kind);
        }
        return new Outlook(ground, new Importance(focus, parent.marks()), Wheel.of(favoured));
    }

    private Program child(Outlook outlook, Chance chance, Optional<Integer> leading) {
        Ground ground = outlook.ground();
        Program child = ground.program();
        for (int attempt = 0; attempt < manner.attempts(); attempt++) {
            Patch patch = patch(outlook, leading, chance);
            child = patch.applyTo(ground.program());
            if (!patch.isEmpty() && !child.equals(ground.program()) && ground.parsesWith(patch, child)) {
                return child;
            }
        }
        return child;
    }

    /**
     * One move at least, and more with half the strength as the chance of each. No two take statements away, which might
     * leave a block empty.
     */
    private Patch patch(Outlook outlook, Optional<Integer> leading, Chance chance) {
        Patch patch = Patch.none();
        int moves = 0;
        boolean removed = false;
        boolean more = true;
        for (int tries = 0; more && tries < TRIES * MOST_EDITS; tries++) {
            boolean first = moves == 0 && leading.isPresent();
            if (first && tries == TRIES) {
                return patch; // what leads earns nothing by what others would do
            }
            MoveKind kind =
                    MoveKind.values()[first ? leading.get() : outlook.wheel().spin(chance.uniform(0, 1))];
            Optional<Patch> grown =
                    kind.removes() && removed ? Optional.empty() : grown(patch, edits(outlook, kind.move(), chance));
            if (grown.isPresent()) {
                patch = grown.get();
                moves++;
                removed |= kind.removes();
                more = moves < MOST_EDITS && chance.is(manner.strength() / 2);
            }
        }
        return patch;
    }

    private static List<Edit> edits(Outlook outlook, Move move, Chance chance) {
        return outlook.ground()
                .site(move, outlook.emphasis(), chance)
                .map(site -> move.at(site.terrain(), site.node(), chance))
                .orElse(List.of());
    }

    /** Whether one comes beside what the other changes, and so may be where that no longer is. */
    private static boolean isAnchored(Edit one, Edit other) {
        boolean insertion = one.start() == one.end() || other.start() == other.end();
        return insertion && one.file() == other.file() && one.start() <= other.end() && other.start() <= one.end();
    }

    private static Optional<Patch> grown(Patch patch, List<Edit> edits) {
        Patch grown = patch;
        for (Edit edit : edits) {
            if (!grown.admits(edit) || grown.edits().stream().anyMatch(other -> isAnchored(edit, other))) {
                return Optional.empty();
            }
            grown = grown.with(edit);
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(grown);
    }
}

package dev.lamarck.problems.packing;

import dev.lamarck.evolve.Repair;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The local repair: takes the centres of a genome uphill to where no small move of all centres together gains. Pure and
 * deterministic, so it may run where a genome is made, which hands what was learned to the offspring, where a genome
 * is evaluated, or at both places: a genome that is repaired to the end is returned as it is.
 *
 * <p>Circles have no names, so the centres are kept in the order of x, then y: genes at one place of two repaired genomes
 * then mean similar places of the square, which is what crossover needs.
 */
public final class PackingRepair implements UnaryOperator<Vector>, Repair {

    private static final double GAIN = 1e-11;

    private final PackingSettings settings;

    public PackingRepair(PackingSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Vector> repair(List<? extends Genome> children) {
        return children.stream().map(child -> apply((Vector) child)).toList();
    }

    /** The repaired genome: centres x0, y0, x1, y1, … that are all inside the unit square. */
    @Override
    public Vector apply(Vector genome) {
        Linearised place = place(genome);
        for (int step = 0; step < settings.effort(); step++) {
            Optional<Linearised> higher = higher(place);
            if (higher.isEmpty()) {
                break;
            }
            place = higher.get();
        }
        return Vector.of(place.centres());
    }

    /** The largest radii for the centres of a genome as they are, made valid beyond rounding. */
    public Packing packing(Vector genome) {
        Linearised place = place(genome);
        List<Circle> circles = new ArrayList<>();
        for (int i = 0; i < settings.circles(); i++) {
            double radius = place.radii().worth(i);
            circles.add(new Circle(place.centres()[2 * i], place.centres()[2 * i + 1], radius));
        }
        return Shrink.untilValid(new Packing(circles));
    }

    /** One climbing step; empty where it gains nothing, neither in the linear program nor for the moved centres. */
    private Optional<Linearised> higher(Linearised place) {
        Simplex moves = place.moves(settings.reach());
        double height = place.sum(place.radii());
        if (!moves.solved() || !(place.sum(moves) > height + GAIN)) {
            return Optional.empty();
        }
        Linearised next = new Linearised(inOrder(place.moved(moves)));
        return next.radii().solved() && next.sum(next.radii()) > height ? Optional.of(next) : Optional.empty();
    }

    private Linearised place(Vector genome) {
        if (genome.size() != 2 * settings.circles()) {
            throw new IllegalArgumentException(
                    "Cannot pack %d circles from %d genes: a genome has x and y of each centre, %d genes"
                            .formatted(settings.circles(), genome.size(), 2 * settings.circles()));
        }
        double[] centres = genome.genes();
        for (int k = 0; k < centres.length; k++) {
            centres[k] = Math.min(1, Math.max(0, centres[k]));
        }
        return new Linearised(inOrder(centres));
    }

    private static double[] inOrder(double[] centres) {
        List<double[]> points = new ArrayList<>();
        for (int k = 0; k < centres.length; k += 2) {
            points.add(new double[] {centres[k], centres[k + 1]});
        }
        points.sort(Arrays::compare);
        double[] ordered = new double[centres.length];
        for (int i = 0; i < points.size(); i++) {
            System.arraycopy(points.get(i), 0, ordered, 2 * i, 2);
        }
        return ordered;
    }
}

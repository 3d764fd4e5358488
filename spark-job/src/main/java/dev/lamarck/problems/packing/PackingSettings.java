package dev.lamarck.problems.packing;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.VectorSpace;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Which packing is searched, and how hard each genome is repaired. */
public record PackingSettings(
        @Default("26") @Doc("How many circles") int circles,

        @Default("8") @Doc("Most climbing steps of one repair; 0 leaves the centres where they are")
        int effort,

        @Default("0.2") @Doc("How far one climbing step may move a centre along each axis")
        double reach)
        implements Serializable {

    private static final int MOST_CIRCLES = 200;

    public PackingSettings {
        if (circles < 1 || circles > MOST_CIRCLES) {
            throw new IllegalArgumentException(
                    "Cannot pack %d circles: give circles from 1 to %d".formatted(circles, MOST_CIRCLES));
        }
        if (effort < 0) {
            throw new IllegalArgumentException(
                    "Cannot repair with effort %d: give 0 for none, or how many steps at most".formatted(effort));
        }
        if (!(reach > 0 && reach <= 1)) {
            throw new IllegalArgumentException(
                    "Cannot move centres by up to %s: give a reach above 0, at most 1".formatted(reach));
        }
    }

    /** The settings for a number of circles, the rest at its default. */
    public static PackingSettings of(int circles) {
        return new PackingSettings(circles, 8, 0.2);
    }

    /** The genomes of the packing: x and y of each centre. */
    public VectorSpace space() {
        List<Gene> genes = new ArrayList<>();
        for (int i = 0; i < circles; i++) {
            genes.add(new Gene.Real("x" + i, 0, 1));
            genes.add(new Gene.Real("y" + i, 0, 1));
        }
        return new VectorSpace(genes);
    }
}

package dev.lamarck.evolve;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Space;
import dev.lamarck.genome.VectorSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** What a genome shows by itself, without an evaluator. */
@FunctionalInterface
public interface Traits {

    /** The features that every kind of genome has. */
    List<String> NAMES = List.of("complexity", "diversity");

    Shape shape(Genome genome);

    /**
     * What one genome shows.
     *
     * @param profile a point whose distance to those of other genomes follows how much they differ
     * @param features by name
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Shape(double[] profile, Map<String, Double> features) {}

    /** The traits of the genomes of a space. */
    static Traits of(Space space) {
        if (space instanceof VectorSpace vectors) {
            return VectorTraits.of(vectors);
        }
        return ServiceLoader.load(Source.class).stream()
                .flatMap(source -> source.get().traits(space).stream())
                .findFirst()
                .orElseThrow(() -> EvolveErrors.noTraits(space.kind()));
    }

    /** Knows the traits of genomes that this room does not, found through {@link ServiceLoader}. */
    @FunctionalInterface
    interface Source {
        Optional<Traits> traits(Space space);
    }
}

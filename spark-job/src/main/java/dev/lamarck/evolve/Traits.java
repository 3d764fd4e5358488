package dev.lamarck.evolve;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Space;
import dev.lamarck.genome.VectorSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** What evolution knows of genomes beside their scores, which depends on their kind. */
@FunctionalInterface
public interface Traits {

    /** The features that every kind of genome has. */
    List<String> NAMES = List.of("complexity", "diversity");

    /** What a genome shows by itself, without an evaluator. */
    Shape shape(Genome genome);

    /**
     * Why a child is not worth an evaluation, as the outcome that it has without one: it cannot run although its first
     * parent can, or it is a parent over again.
     */
    default Optional<Outcome> objection(Genome child, List<Genome> parents) {
        return Optional.empty();
    }

    /** What a child and its first parent differ in, each difference as JSON; nothing where that is plain to see anyway. */
    default List<String> changes(Genome parent, Genome child) {
        return List.of();
    }

    /** Where the outcome of a genome points at. */
    default Marks marks(Genome genome, Outcome outcome) {
        return Marks.none();
    }

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

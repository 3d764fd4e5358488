package dev.lamarck.evaluate.cached;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Program;
import dev.lamarck.syntax.ProgramMeasures;
import java.util.Optional;

/** What genomes that differ in formatting and comments alone have in common. */
@FunctionalInterface
interface Canonical {

    /** The hash of what counts of a genome; nothing if that cannot be told. */
    Optional<Hash128> hash(Genome genome);

    /** Of programs, by their syntax trees. */
    static Canonical ofTrees() {
        ProgramMeasures measures = new ProgramMeasures();
        return genome -> genome instanceof Program program ? measures.canonical(program) : Optional.empty();
    }
}

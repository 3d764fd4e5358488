package dev.lamarck.evolve;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Range;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Space;
import dev.lamarck.genome.VectorSpace;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What evolves. */
public record GenomeSettings(
        @Default("vector") @Doc("kind of genome") Kind type,

        @Default("[]") @Doc("the genes of a vector, in order")
        List<GeneSettings> genes,

        @Doc("the program that evolution begins with") ProgramSettings program) {

    /** Kinds of genomes that a run can evolve. */
    public enum Kind {
        VECTOR,
        PROGRAM
    }

    public GenomeSettings {
        genes = List.copyOf(genes);
        refuseTwice(genes);
        if (type == Kind.VECTOR && genes.isEmpty()) {
            throw new ConfException("'genes' is missing: give the genes of the vector.");
        }
        if (type == Kind.PROGRAM && !genes.isEmpty()) {
            throw new ConfException("A program has no genes: take 'genes' out, or set 'type' to vector.");
        }
        if (type == Kind.PROGRAM && program.isEmpty()) {
            throw new ConfException(
                    "There is no program to begin with: give its files as 'program.files', or with --initial FILE.");
        }
    }

    private static void refuseTwice(List<GeneSettings> genes) {
        Set<String> names = new HashSet<>();
        for (GeneSettings gene : genes) {
            String label = gene.label(0);
            boolean numbered = genes.stream().anyMatch(many -> gene.count == 1 && many.numbers(label));
            if (!names.add(label) || numbered) {
                throw new ConfException("Two genes are called '%s'. Give each its own name.".formatted(label));
            }
        }
    }

    public Space space() {
        if (type == Kind.PROGRAM) {
            return program.space();
        }
        return new VectorSpace(genes.stream().flatMap(GeneSettings::genes).toList());
    }

    /** One gene, or several alike. */
    public record GeneSettings(
            @NonEmpty @Doc("name; several alike are called name-0, name-1, …")
            String name,

            @Default("real") @Doc("what values it takes") Type type,

            @Default("1") @Range(min = 1, max = 10_000_000) @Doc("how many alike")
            int count,

            @Doc("least value, allowed") Optional<Double> min,
            @Doc("greatest value, allowed") Optional<Double> max,

            @Default("[]") @Doc("the values of a categorical gene")
            List<String> values) {

        /** What values a gene takes. */
        public enum Type {
            REAL,
            INTEGER,
            CATEGORICAL
        }

        public GeneSettings {
            values = List.copyOf(values);
            boolean bounded = min.isPresent() && max.isPresent();
            if (type == Type.CATEGORICAL && (values.isEmpty() || min.isPresent() || max.isPresent())) {
                throw new ConfException(
                        "Gene '%s' is categorical: give it 'values', not 'min' and 'max'.".formatted(name));
            }
            if (type != Type.CATEGORICAL && (!bounded || !values.isEmpty())) {
                throw new ConfException(
                        "Gene '%s' is a number: give it 'min' and 'max', not 'values'.".formatted(name));
            }
            gene(name, type, min, max, values);
        }

        Stream<Gene> genes() {
            return IntStream.range(0, count).mapToObj(i -> gene(label(i), type, min, max, values));
        }

        private String label(int number) {
            return count == 1 ? name : name + "-" + number;
        }

        /** Whether it is one of several alike that this name belongs to. */
        private boolean numbers(String label) {
            String number = label.startsWith(name + "-") ? label.substring(name.length() + 1) : "";
            return count > 1 && number.matches("0|[1-9][0-9]{0,7}") && Integer.parseInt(number) < count;
        }

        private static Gene gene(
                String label, Type type, Optional<Double> min, Optional<Double> max, List<String> values) {
            return switch (type) {
                case REAL -> new Gene.Real(label, min.orElseThrow(), max.orElseThrow());
                case INTEGER -> new Gene.Int(label, min.orElseThrow(), max.orElseThrow());
                case CATEGORICAL -> new Gene.Choice(label, values);
            };
        }
    }
}

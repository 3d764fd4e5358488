package dev.lamarck.cli.bench;

import dev.lamarck.evaluate.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How well operators on programs search, how fast they are, and whether their children are programs. */
public final class ProgramsBench {

    private final Extent extent;
    private final Corpora corpora;
    private final Optional<Path> keep;
    private final Consumer<String> tell;

    /**
     * A bench.
     *
     * @param keep the file that finished searches are kept in
     */
    public ProgramsBench(Extent extent, Corpora corpora, Optional<Path> keep, Consumer<String> tell) {
        this.extent = extent;
        this.corpora = corpora;
        this.keep = keep;
        this.tell = tell;
    }

    /** What is measured; the names are what a person types. */
    public enum Part {
        search,
        speed,
        marked,
        valid
    }

    /**
     * How much is searched.
     *
     * @param python the interpreter of the evaluators
     */
    public record Extent(
            List<Specimen> programs,
            List<Scheme> schemes,
            List<Contestant> contestants,
            int seeds,
            int evaluations,
            String python) {
        public Extent {
            programs = List.copyOf(programs);
            schemes = List.copyOf(schemes);
            contestants = List.copyOf(contestants);
        }
    }

    public List<Figure> measure(List<Part> parts) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (Part part : parts) {
            tell.accept("measuring " + part);
            figures.addAll(
                    switch (part) {
                        case search -> search();
                        case speed -> new VaryingSpeedBench().figures();
                        case marked -> new MarkedBench().figures();
                        case valid -> new ValidityBench(corpora, "program-random", tell).figures();
                    });
        }
        return figures;
    }

    private List<Figure> search() throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.create()) {
            return new ProgramSearchBench(scratch.folder(), extent, Courses.in(keep), tell).figures();
        }
    }
}

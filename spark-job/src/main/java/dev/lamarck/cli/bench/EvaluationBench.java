package dev.lamarck.cli.bench;

import dev.lamarck.evaluate.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** What evaluating costs beside the evaluations, and how busy cores are kept with them. */
public final class EvaluationBench {

    private final Supplier<SparkSession> spark;
    private final Path folder;
    private final String python;
    private final int candidates;
    private final Consumer<String> tell;

    /**
     * A bench.
     *
     * @param spark for the part that needs it
     * @param python the interpreter
     * @param candidates how many are evaluated for a figure
     */
    public EvaluationBench(
            Supplier<SparkSession> spark, Path folder, String python, int candidates, Consumer<String> tell) {
        this.spark = spark;
        this.folder = folder;
        this.python = python;
        this.candidates = candidates;
        this.tell = tell;
    }

    /** What is measured; the names are what a person types. */
    public enum Part {
        overhead,
        stragglers,
        tools
    }

    public List<Figure> measure(List<Part> parts) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (Part part : parts) {
            tell.accept("measuring " + part);
            try (Scratch scratch = Scratch.create()) {
                figures.addAll(
                        switch (part) {
                            case overhead -> new OverheadBench(scratch.folder(), python, candidates).figures();
                            case stragglers -> new StragglersBench(spark.get(), folder).figures();
                            case tools -> new ToolsBench(scratch.folder()).figures();
                        });
            }
        }
        return figures;
    }
}

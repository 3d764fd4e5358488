package dev.lamarck.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How well strategies search on problems whose best is known, and how fast they decide. */
public final class SearchBench {

    private final Peers peers;
    private final int seeds;
    private final Consumer<String> tell;

    public SearchBench(Peers peers, int seeds, Consumer<String> tell) {
        this.peers = peers;
        this.seeds = seeds;
        this.tell = tell;
    }

    /** What is measured; the names are what a person types. */
    public enum Part {
        speed,
        crowd,
        fronts,
        functions,
        packing,
        map
    }

    public List<Figure> measure(List<Part> parts) {
        List<Figure> figures = new ArrayList<>();
        for (Part part : parts) {
            tell.accept("measuring " + part);
            figures.addAll(
                    switch (part) {
                        case speed -> new SpeedBench().figures();
                        case crowd -> new CrowdBench().figures();
                        case fronts -> new FrontsBench(peers, seeds).figures();
                        case functions -> new FunctionsBench(peers, seeds).figures();
                        case packing -> new PackingBench(seeds).figures();
                        case map -> new MapBench(peers, seeds).figures();
                    });
        }
        return figures;
    }
}

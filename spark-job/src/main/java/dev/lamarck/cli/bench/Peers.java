package dev.lamarck.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What other programs reached on the same problems, as scripts/peers/ wrote it down. */
public final class Peers {

    private final List<JsonNode> figures;

    private Peers(List<JsonNode> figures) {
        this.figures = figures;
    }

    /** All figures of the files in a folder; none if there is no such folder. */
    public static Peers in(Path folder) throws IOException {
        List<JsonNode> figures = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> all = Files.list(folder)) {
                files = all.filter(file -> file.toString().endsWith(".json"))
                        .sorted()
                        .toList();
            }
            for (Path file : files) {
                new ObjectMapper().readTree(file.toFile()).path("figures").forEach(figures::add);
            }
        }
        return new Peers(figures);
    }

    /** The median under a name, of the figure that has all these properties. */
    OptionalDouble median(Map<String, ?> properties, String name) {
        return figures.stream()
                .filter(figure -> properties.entrySet().stream()
                        .allMatch(
                                entry -> figure.path(entry.getKey()).asText().equals(String.valueOf(entry.getValue()))))
                .map(figure -> figure.path(name))
                .filter(values -> values.isArray() && values.size() == 3)
                .mapToDouble(values -> values.get(1).asDouble())
                .findFirst();
    }
}

package dev.lamarck.cli;

import dev.lamarck.cli.bench.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a benchmark has measured, as a table for people and as one object for programs.
 *
 * @param machine what it was measured on
 */
record BenchReport(String benchmark, Map<String, Object> machine, List<Figure> figures) {

    /** The answer of the command, also written to a file if there is to be one. */
    Answer answer(Optional<Path> file) throws IOException {
        Map<String, Object> result = new Json()
                .put("benchmark", benchmark)
                .put("machine", machine)
                .put("figures", figures.stream().map(BenchReport::json).toList())
                .map();
        if (file.isPresent()) {
            Path json = file.get().toAbsolutePath();
            Files.createDirectories(json.getParent());
            Files.write(json, (Json.pretty(result) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Answer.done(text(), result);
    }

    private String text() {
        TextTable table = new TextTable("part", "figure", "value", "unit", "target", "ratio", "reached");
        figures.forEach(figure -> table.row(
                figure.part(),
                figure.name(),
                Words.number(figure.value()),
                figure.unit(),
                figure.target().isPresent()
                        ? figure.limit().sign() + Words.number(figure.target().getAsDouble())
                        : "",
                figure.ratio().isPresent() ? Words.number(figure.ratio().getAsDouble()) : "",
                figure.reached().map(yes -> yes ? "yes" : "no").orElse("")));
        StringBuilder text = new StringBuilder();
        machine.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.append('\n').append(table.text()).toString();
    }

    private static Map<String, Object> json(Figure figure) {
        return new Json()
                .put("part", figure.part())
                .put("figure", figure.name())
                .put("value", figure.value())
                .put("unit", figure.unit())
                .put("target", figure.target())
                .put("ratio", figure.ratio())
                .put("reached", figure.reached().orElse(null))
                .map();
    }
}

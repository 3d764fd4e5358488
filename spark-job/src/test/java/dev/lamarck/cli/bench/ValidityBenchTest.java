package dev.lamarck.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.syntax.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ValidityBenchTest {

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        for (Specimen specimen : Specimen.values()) {
            String text = specimen.initial().text().replaceAll("(?m)^.*EVOLVE-BLOCK.*$", "");
            Files.writeString(folder.resolve(specimen + ".py"), text);
        }
        Files.writeString(folder.resolve("broken.py"), "def f(:\n");
        Files.write(folder.resolve("latin.py"), "# é\nx = 1\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(folder.resolve("other.txt"), "x = 1\n");
    }

    private List<Figure> figures(Language language, String operator) throws IOException {
        return new ValidityBench(new Corpora(Map.of(language, folder), 300), operator, told::add).figures();
    }

    private static double value(List<Figure> figures, String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals("python: " + name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void figures_ofTextMutation_showThatManyDoNotParse() throws IOException {
        List<Figure> figures = figures(Language.PYTHON, "text");

        assertThat(value(figures, "files")).isEqualTo(5);
        assertThat(value(figures, "of them with something to change")).isEqualTo(5);
        assertThat(value(figures, "of these with an evolve block")).isEqualTo(2);
        assertThat(value(figures, "children that are not their parent")).isEqualTo(300);
        assertThat(value(figures, "of these those that parse")).isBetween(0.2, 0.95);
        assertThat(value(figures, "of these those that keep what is outside")).isEqualTo(1);
        assertThat(value(figures, "files whose bytes come back")).isEqualTo(1);
    }

    @Test
    void figures_countOnlyChildrenThatAreNotTheirParent() throws IOException {
        Files.writeString(folder.resolve("nothing.py"), "import math\n");
        List<Figure> figures = figures(Language.PYTHON, "program-random");

        assertThat(value(figures, "files")).isEqualTo(6);
        assertThat(value(figures, "of them with something to change")).isEqualTo(5);
        assertThat(value(figures, "children")).isGreaterThanOrEqualTo(300);
        assertThat(value(figures, "children that are not their parent")).isEqualTo(300);
        assertThat(value(figures, "of these those that parse")).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void figures_withoutSourcesOrOperator_sayWhatIsLeftOut() throws IOException {
        assertThat(figures(Language.GO, "text")).isEmpty();
        assertThat(figures(Language.PYTHON, "no-such")).isEmpty();
        assertThat(told).hasSize(2).allMatch(line -> line.startsWith("left out"));
    }
}

package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration under conf/examples can be run as it stands. */
final class ExamplesTest {

    private static final Path FOLDER = Path.of("..", "conf", "examples");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("custom-operator")) // needs its jar, see CustomOperatorIT
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_passesTheChecksOfARun(Path file) {
        Preflight.Plan plan = Preflight.check("example", Sources.taken(fromHere(Block.ofFile(file))));

        assertThat(plan.settings().run().description()).isPresent();
    }

    /** The block with paths that are relative to the project made relative to this module. */
    private static Block fromHere(Block example) {
        Block here = example;
        for (String path : List.of("evaluator.config.data", "evaluator.config.evaluator", "genome.program.folder")) {
            here = example.text(path).isPresent()
                    ? here.with(path, "../" + example.text(path).get())
                    : here;
        }
        return here;
    }
}

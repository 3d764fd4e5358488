package dev.lamarck.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TreesTest {

    @TempDir
    Path folder;

    /** Deeper than a path may be long, which a program reaches by going down step by step. */
    @Test
    void remove_whatLiesTooDeepToBeNamed_takesItAway() throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        String dig = "d=$(printf 'x%.0s' $(seq 200)); for i in $(seq 30); do mkdir $d && cd -P $d || exit 1; done;"
                + " touch file; cd ..; chmod 000 $d";
        Process digging =
                new ProcessBuilder("bash", "-c", dig).directory(root.toFile()).start();
        assertThat(digging.waitFor()).isZero();

        assertThat(Trees.visible(root)).isEmpty();
        Trees.remove(root);

        assertThat(root).doesNotExist();
    }

    @Test
    void files_areSortedWithoutCompiledPython() throws IOException {
        Files.createDirectories(folder.resolve("a/__pycache__"));
        Files.createFile(folder.resolve("a/__pycache__/b.pyc"));
        Files.createFile(folder.resolve("b"));
        Files.createFile(folder.resolve("a/c"));

        assertThat(Trees.files(folder)).containsExactly(folder.resolve("a/c"), folder.resolve("b"));
        assertThat(Trees.files(folder.resolve("b"))).containsExactly(folder.resolve("b"));
    }
}

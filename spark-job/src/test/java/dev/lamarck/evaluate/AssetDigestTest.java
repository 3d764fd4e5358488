package dev.lamarck.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Hash128;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AssetDigestTest {

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Hash128 digest(String... patterns) {
        return AssetDigest.of(List.of(new Asset("data", List.of(patterns))), path -> folder.resolve(path));
    }

    @Test
    void files_areInTheOrderOfNames_withoutTracesOfUse() throws IOException {
        write("data/b.py", "b");
        write("data/a/c.py", "c");
        write("data/a.txt", "a");
        write("data/__pycache__/b.pyc", "compiled");
        Asset all = new Asset("data", List.of());
        assertThat(AssetDigest.files(all, folder.resolve("data")))
                .extracting(AssetDigest.Part::name)
                .containsExactly("a.txt", "a/c.py", "b.py");
        Asset some = new Asset("data", List.of("**.py"));
        assertThat(AssetDigest.files(some, folder.resolve("data")))
                .extracting(AssetDigest.Part::name)
                .containsExactly("a/c.py", "b.py");
        assertThat(AssetDigest.files(Asset.file("data/b.py"), folder.resolve("data/b.py")))
                .extracting(AssetDigest.Part::name)
                .containsExactly("b.py");
    }

    @Test
    void digest_changesWithContentAndNames_andWithNothingElse() throws IOException {
        write("data/b.py", "b");
        write("data/notes.txt", "one");
        Hash128 python = digest("**.py");
        Hash128 all = digest();
        write("data/notes.txt", "two");
        assertThat(digest("**.py")).isEqualTo(python);
        assertThat(digest()).isNotEqualTo(all);
        write("data/b.py", "c");
        assertThat(digest("**.py")).isNotEqualTo(python);
        write("data/b.py", "b");
        assertThat(digest("**.py")).isEqualTo(python);
        Files.move(folder.resolve("data/b.py"), folder.resolve("data/d.py"));
        assertThat(digest("**.py")).isNotEqualTo(python);
    }

    @Test
    void files_besideAWarehouse_orAnEnvironmentOfPython_areTheEvaluatorsOnly() throws IOException {
        write("data/evaluator.py", "e");
        Hash128 before = digest();
        write("data/warehouse/runs/_delta_log/0.json", "{}");
        write("data/warehouse/_files/archive.zip", "z");
        write("data/.venv/pyvenv.cfg", "home = /usr/bin");
        write("data/.venv/lib/module.py", "m");

        assertThat(digest()).isEqualTo(before);
    }

    @Test
    void files_inAFolderThatIsTheWarehouse_areWithoutItsTables() throws IOException {
        write("data/evaluator.py", "e");
        Hash128 before = digest();
        write("data/runs/_delta_log/0.json", "{}");
        write("data/candidates/_delta_log/0.json", "{}");

        assertThat(digest()).isEqualTo(before);
    }

    @Test
    void files_ofNothing_isAnErrorThatNamesIt() {
        assertThatThrownBy(() -> AssetDigest.files(Asset.file("no.py"), folder.resolve("no.py")))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("no.py");
    }
}

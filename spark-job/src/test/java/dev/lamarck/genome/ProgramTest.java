package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProgramTest {

    @Test
    void hash_dependsOnEveryPartAndOnNothingElse() {
        Program one = new Program("python", List.of(new SourceFile("a.py", "x"), new SourceFile("b.py", "y")));
        Set<Hash128> hashes = new HashSet<>();
        for (Program other : List.of(
                one,
                one.with(0, "z"),
                one.with(1, "z"),
                new Program("java", one.files()),
                Program.of("python", "a.py", "x"),
                new Program("python", List.of(new SourceFile("a.py", "xy"), new SourceFile("b.py", ""))),
                new Program("python", List.of(new SourceFile("b.py", "y"), new SourceFile("a.py", "x"))))) {
            assertThat(hashes.add(other.hash())).isTrue();
        }
        assertThat(one.with(0, "x").hash()).isEqualTo(one.hash());
    }

    @Test
    void files_areInOneOrder_theMainOneFirst() {
        SourceFile main = new SourceFile("main.py", "");
        SourceFile a = new SourceFile("a.py", "");
        SourceFile z = new SourceFile("z.py", "");
        assertThat(new Program("python", List.of(main, z, a)))
                .isEqualTo(new Program("python", List.of(main, a, z)))
                .extracting(Program::main)
                .isEqualTo(main);
    }

    @Test
    void path_thatLeadsOut_isRefused() {
        for (String path : List.of("", "/etc/x", "../x", "a/../b", "a//b", "a/", "./a", "a\\b", "a\nb", ".")) {
            assertThatThrownBy(() -> new SourceFile(path, "")).as(path).isInstanceOf(IllegalArgumentException.class);
        }
        for (String path : List.of("a", "a/b.py", "..a", "a..b/c", ".hidden", "ü x.py")) {
            assertThat(new SourceFile(path, "").path()).isEqualTo(path);
        }
    }

    @Test
    void of_noFilesOrTwice_isRefused() {
        assertThatThrownBy(() -> new Program("python", List.of())).hasMessageContaining("at least one file");
        SourceFile twice = new SourceFile("a", "");
        assertThatThrownBy(() -> new Program("python", List.of(twice, twice))).hasMessageContaining("'a'");
    }

    @Test
    void language_isKnownByTheName() {
        assertThat(new SourceFile("x/Main.JAVA", "").language()).isEqualTo("java");
        assertThat(new SourceFile("Makefile", "").language()).isEqualTo("text");
    }
}

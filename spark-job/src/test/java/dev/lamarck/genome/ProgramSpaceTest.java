package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgramSpaceTest {

    private static final String MARKED = """
            import math
            # EVOLVE-BLOCK-START
            a = 1
            # EVOLVE-BLOCK-END
            fixed = 2
            # EVOLVE-BLOCK-START
            # EVOLVE-BLOCK-END""";

    private static Program python(String text) {
        return Program.of("python", "main.py", text);
    }

    private static ProgramSpace space(String text) {
        return new ProgramSpace(List.of(python(text)));
    }

    @Test
    void admit_changeInsideABlock_isFree() {
        Program child = python(MARKED.replace("a = 1", "a = 3\nb = 4"));
        assertThat(space(MARKED).admit(child)).isSameAs(child);
        Program both = python(MARKED.replace("START\n# EVOLVE-BLOCK-END", "START\nz = 1\n# EVOLVE-BLOCK-END"));
        assertThat(space(MARKED).admit(both)).isSameAs(both);
    }

    @Test
    void admit_changeOutside_isRefusedWithItsPlace() {
        assertRefused(MARKED.replace("import math", "import os"), "before the first EVOLVE-BLOCK");
        assertRefused(MARKED.replace("fixed = 2", "fixed = 3"), "between EVOLVE-BLOCK 1 and 2");
        assertRefused(MARKED + "\nprint(1)", "after EVOLVE-BLOCK 2");
        assertRefused(MARKED.replace("\nfixed", "\r\nfixed"), "between EVOLVE-BLOCK 1 and 2");
    }

    @Test
    void admit_markersMoved_isRefused() {
        assertRefused(MARKED.replace("a = 1", "a = 1\n# EVOLVE-BLOCK-END\n# EVOLVE-BLOCK-START"), "3 blocks");
        assertRefused(MARKED.replace("a = 1", "# EVOLVE-BLOCK-START"), "inside the block that line 2 opens");
        assertRefused("a = 1", "0 blocks to evolve instead of 2");
    }

    private static void assertRefused(String text, String why) {
        assertThatThrownBy(() -> space(MARKED).admit(python(text)))
                .isInstanceOf(Space.OutsideException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("main.py");
    }

    @Test
    void admit_withoutMarkers_anythingGoes() {
        Program child = python("completely = 'different'");
        assertThat(space("a = 1\n").admit(child)).isSameAs(child);
    }

    @Test
    void admit_otherFilesLanguageOrKind_isRefused() {
        ProgramSpace space = space("a = 1");
        for (Genome stranger : List.of(
                Vector.of(1),
                Program.of("java", "main.py", "a = 1"),
                Program.of("python", "other.py", "a = 1"),
                new Program("python", List.of(new SourceFile("main.py", ""), new SourceFile("b.py", ""))))) {
            assertThatThrownBy(() -> space.admit(stranger)).isInstanceOf(Space.OutsideException.class);
        }
        assertThatThrownBy(() -> space.admit(null)).isInstanceOf(Space.OutsideException.class);
    }

    @Test
    void admit_fileWithoutMarkersBesideOneWithThem_isFixed() {
        Program initial =
                new Program("python", List.of(new SourceFile("main.py", MARKED), new SourceFile("lib.py", "x = 1")));
        ProgramSpace space = new ProgramSpace(List.of(initial));
        assertThat(space.admit(initial.with(0, MARKED.replace("a = 1", "a = 2"))))
                .isNotNull();
        assertThatThrownBy(() -> space.admit(initial.with(1, "x = 2"))).hasMessageContaining("lib.py");
    }

    @Test
    void of_markerWithoutCounterpart_isRefusedWithItsLine() {
        assertThatThrownBy(() -> space("a\n# EVOLVE-BLOCK-START\nb"))
                .hasMessageContaining("main.py")
                .hasMessageContaining("line 2")
                .hasMessageContaining("never closed");
        assertThatThrownBy(() -> space("a\n# EVOLVE-BLOCK-END\nb")).hasMessageContaining("not opened");
    }

    @Test
    void of_seedsThatDoNotBelongTogether_areRefused() {
        assertThat(new ProgramSpace(List.of(python("a"), python("b"))).supply()).hasValue(2);
        assertThatThrownBy(() -> new ProgramSpace(List.of(python(MARKED), python("a"))))
                .hasMessageContaining("do not belong together");
        assertThatThrownBy(() -> new ProgramSpace(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.lamarck.vary.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.genome.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AncestryTest {

    @Test
    void replayed_ofALineage_givesEveryProgramAgain() {
        Random random = new Random(9);
        List<Program> programs = new ArrayList<>(List.of(Texts.loop()));
        for (int i = 0; i < 40; i++) {
            Program last = programs.get(i);
            programs.add(last.with(0, Texts.changed(last.text() + "\n", random)));
        }
        Ancestry ancestry = Ancestry.of(programs);

        assertThat(ancestry.patches()).hasSize(40);
        assertThat(ancestry.replayed()).isEqualTo(programs);
        assertThat(ancestry.composed().applyTo(Texts.loop())).isEqualTo(programs.get(40));
    }

    @Test
    void composed_ofAChangeThatWasTakenBack_isNothing() {
        Program other = Texts.python(Texts.LOOP.replace("10", "11"));
        Ancestry ancestry = Ancestry.of(List.of(Texts.loop(), other, Texts.loop()));

        assertThat(ancestry.patches()).noneMatch(Patch::isEmpty);
        assertThat(ancestry.composed()).isEqualTo(Patch.none());
        assertThatThrownBy(() -> Ancestry.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}

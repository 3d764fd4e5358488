package dev.lamarck.vary.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Program;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MergeTest {

    private static final Program BASE = Texts.loop();

    private static Patch patch(String from, String to) {
        assertThat(Texts.LOOP).contains(from);
        return Patch.between(BASE, Texts.python(Texts.LOOP.replace(from, to)));
    }

    private static String text(Merge merge) {
        return merge.patch().applyTo(BASE).text();
    }

    @Test
    void of_editsAtDifferentPlaces_hasBoth() {
        Merge merge = Merge.of(patch("= 10", "= 20"), patch("value * 2", "value * 3"));

        assertThat(text(merge)).isEqualTo(Texts.LOOP.replace("= 10", "= 20").replace("value * 2", "value * 3"));
        assertThat(merge.collisions()).isEmpty();
    }

    @Test
    void of_equalEdits_hasThemOnce() {
        Patch patch = patch("= 10", "= 20");

        assertThat(Merge.of(patch, patch)).isEqualTo(new Merge(patch, java.util.List.of()));
    }

    @Test
    void of_collidingEdits_keepsTheFirstOrTheChosen_andTells() {
        Patch first = patch("= 10", "= 20");
        Patch second = patch("= 10", "= 30");

        Merge merge = Merge.of(first, second);
        assertThat(merge.patch()).isEqualTo(first);
        assertThat(merge.collisions())
                .containsExactly(
                        new Merge.Collision(first.edits().get(0), second.edits().get(0)));
        assertThat(Merge.of(first, second, (one, other) -> false).patch()).isEqualTo(second);
    }

    @Test
    void of_anyPatches_holdsAllThatDoesNotCollide() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            Patch first = Patch.between(BASE, BASE.with(0, Texts.changed(Texts.LOOP, random)));
            Patch second = Patch.between(BASE, BASE.with(0, Texts.changed(Texts.LOOP, random)));
            Merge merge = Merge.of(first, second);
            assertThat(merge.patch().edits()).containsAll(first.edits());
            assertThat(second.edits())
                    .allMatch(edit -> merge.patch().edits().contains(edit)
                            || merge.collisions().stream()
                                    .anyMatch(collision -> collision.second().equals(edit)));
        }
    }
}

package dev.lamarck.vary.edit;

import java.util.ArrayList;
import java.util.List;

/**
 * Two patches of one program as one: the edits of both, those that are equal once. Where two collide, one wins.
 *
 * @param patch what both come to
 * @param collisions the pairs of which one had to give way, in the order of the second patch
 */
public record Merge(Patch patch, List<Collision> collisions) {

    /** Which of two edits that collide is kept. */
    @FunctionalInterface
    public interface Choice {
        boolean keepsFirst(Edit first, Edit second);
    }

    /** An edit of the first patch and one of the second that cannot both be done. */
    public record Collision(Edit first, Edit second) {}

    public Merge {
        collisions = List.copyOf(collisions);
    }

    /** Where edits collide, that of the first patch is kept. */
    public static Merge of(Patch first, Patch second) {
        return of(first, second, (one, other) -> true);
    }

    /** Where edits collide, one is chosen; one that collides with several is kept only if it is chosen every time. */
    public static Merge of(Patch first, Patch second, Choice choice) {
        List<Edit> kept = new ArrayList<>(first.edits());
        List<Collision> collisions = new ArrayList<>();
        for (Edit edit : second.edits()) {
            if (kept.contains(edit)) {
                continue;
            }
            List<Edit> against = kept.stream().filter(edit::collidesWith).toList();
            against.forEach(other -> collisions.add(new Collision(other, edit)));
            if (against.stream().noneMatch(other -> choice.keepsFirst(other, edit))) {
                kept.removeAll(against);
                kept.add(edit);
            }
        }
        return new Merge(new Patch(kept), collisions);
    }
}

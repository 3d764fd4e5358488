package dev.lamarck.vary.tree;

import dev.lamarck.vary.edit.Edit;
import java.util.List;

/** Another variable that is known there in place of a variable. */
final class Variables implements Move {

    @Override
    public int[] sites(Terrain terrain) {
        return terrain.once(
                this,
                () -> java.util.Arrays.stream(terrain.bindings().uses())
                        .filter(terrain::isFree)
                        .toArray());
    }

    @Override
    public List<Edit> at(Terrain terrain, int site, Chance chance) {
        String name = terrain.tree().text(site);
        List<String> others = terrain.bindings().namesAt(site).stream()
                .filter(other -> !other.equals(name))
                .toList();
        return others.isEmpty() ? List.of() : List.of(terrain.replace(site, chance.oneOf(others)));
    }
}

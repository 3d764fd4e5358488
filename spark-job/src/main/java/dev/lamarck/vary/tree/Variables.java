package dev.lamarck.vary.tree;

import dev.lamarck.vary.edit.Edit;
import java.util.Arrays;
import java.util.List;

/** Another variable that is known there, and of the same sort, in place of a variable. What gets a value stays one of its function's. */
final class Variables implements Move {

    /** In longer files it is only seen at a place itself whether anything else may stand there. */
    private static final int LOOKED_AT = 4000;

    @Override
    public int[] sites(Terrain terrain) {
        return terrain.once(this, () -> {
            int[] uses = terrain.bindings().uses();
            boolean few = uses.length <= LOOKED_AT;
            return Arrays.stream(uses)
                    .filter(terrain::isFree)
                    .filter(site -> !few || !others(terrain, site).isEmpty())
                    .toArray();
        });
    }

    @Override
    public List<Edit> at(Terrain terrain, int site, Chance chance) {
        List<String> others = others(terrain, site);
        return others.isEmpty() ? List.of() : List.of(terrain.replace(site, chance.oneOf(others)));
    }

    private static List<String> others(Terrain terrain, int site) {
        String name = terrain.tree().text(site);
        Bindings bindings = terrain.bindings();
        Sorts sorts = terrain.sorts();
        Sort wanted = sorts.wanted(site);
        Sort sort = wanted == Sort.UNKNOWN ? sorts.of(name, site) : wanted;
        List<String> known = terrain.isValue(site) ? bindings.namesAt(site) : bindings.ownNamesAt(site);
        return known.stream()
                .filter(other -> !other.equals(name) && sorts.of(other, site).suits(sort))
                .toList();
    }
}

package dev.lamarck.vary.tree;

import dev.lamarck.vary.edit.Edit;
import java.util.List;

/** One way to change a program. */
interface Move {

    /** The nodes of a file where it can be done, in their order. */
    int[] sites(Terrain terrain);

    /** What it changes at one of these nodes; nothing if nothing comes of it with these draws. */
    List<Edit> at(Terrain terrain, int site, Chance chance);
}

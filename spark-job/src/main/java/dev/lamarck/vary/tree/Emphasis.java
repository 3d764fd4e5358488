package dev.lamarck.vary.tree;

/** How much the places of a program matter to whoever changes it. One of a kind each, so that what it says can be kept. */
interface Emphasis {

    /** Every place matters alike. */
    Emphasis NONE = (terrain, move, node) -> 1;

    /** Above 0. */
    double weight(Terrain terrain, Move move, int node);
}

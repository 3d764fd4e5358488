package dev.lamarck.vary.text;

import java.util.random.RandomGenerator;

/** One random change of a text. */
@FunctionalInterface
interface TextEdit {

    /**
     * A block with one change; the block itself where there is nothing to change. It ends with a line's end if it did
     * before, unless nothing is left.
     *
     * @param block what may change
     * @param file the file that it is from, which new pieces may be taken of
     */
    String edited(String block, String file, RandomGenerator draws);
}

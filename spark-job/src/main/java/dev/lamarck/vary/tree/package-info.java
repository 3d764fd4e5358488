/**
 * Operators that change programs on their syntax trees: single moves such as another constant or a statement elsewhere, and
 * families of moves that choose where and which, at random or by what matters in the program.
 */
@NullMarked
package dev.lamarck.vary.tree;

import org.jspecify.annotations.NullMarked;

/**
 * The arm repertoire: all places that a planar arm can reach, each with its joints bent as evenly as possible. A problem
 * for searches that fill a map instead of finding one best.
 */
@NullMarked
package dev.lamarck.problems.arm;

import org.jspecify.annotations.NullMarked;

/**
 * Functions of numbers whose best value is known, to try searches on: smooth, narrow, rugged and deceptive ones. Each
 * takes vectors of any length.
 */
@NullMarked
package dev.lamarck.problems.functions;

import org.jspecify.annotations.NullMarked;

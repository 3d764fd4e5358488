/**
 * Which operator makes a child: by weight alone, or by what operators have earned. What is learned is a state of exact
 * bytes that does not grow with history.
 */
@NullMarked
package dev.lamarck.evolve.choice;

import org.jspecify.annotations.NullMarked;

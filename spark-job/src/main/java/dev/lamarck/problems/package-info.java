/**
 * Example problems that ship with Lamarck, one package each, as evaluators that a configuration can name. They show what
 * a user's own evaluator looks like and use nothing that a user's could not.
 */
@NullMarked
package dev.lamarck.problems;

import org.jspecify.annotations.NullMarked;

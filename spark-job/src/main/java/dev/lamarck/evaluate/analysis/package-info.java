/**
 * Scores programs by what tools for static analysis find in them: how many issues, how bad, of which kind. The tools are
 * other people's; here they are run, on several programs at a time where that changes nothing, and their words made one.
 */
@NullMarked
package dev.lamarck.evaluate.analysis;

import org.jspecify.annotations.NullMarked;

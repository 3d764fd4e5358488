/**
 * The life of a run: start, resume, branch, stop; the loop that takes it from generation to generation. The one place
 * that knows every other room.
 */
@NullMarked
package dev.lamarck.run;

import org.jspecify.annotations.NullMarked;

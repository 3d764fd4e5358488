/**
 * Changes of programs as values: single edits, lists of them that can be applied, taken apart and merged, and where a
 * program may change at all.
 */
@NullMarked
package dev.lamarck.vary.edit;

import org.jspecify.annotations.NullMarked;

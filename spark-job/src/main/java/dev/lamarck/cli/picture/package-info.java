/**
 * What {@code lamarck plot} shows of a run: one class for each kind of picture.
 * They turn rows of the tables into figures; drawing is the business of {@code plot}.
 */
@NullMarked
package dev.lamarck.cli.picture;

import org.jspecify.annotations.NullMarked;

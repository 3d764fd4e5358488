/**
 * Scores genomes with any executable, which reports its metrics as JSON. Programs are laid out as files, vectors come on
 * stdin.
 */
@NullMarked
package dev.lamarck.evaluate.command;

import org.jspecify.annotations.NullMarked;

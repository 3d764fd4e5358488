/**
 * Whole runs as benchmarks: what Lamarck itself costs when evaluation costs about nothing. Each figure is written beside
 * its target.
 */
@NullMarked
package dev.lamarck.cli.bench;

import org.jspecify.annotations.NullMarked;

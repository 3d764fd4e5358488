/**
 * Blocks of numbers: what kinds there are, and handles of those that a backend holds.
 * What a handle stands for is the backend's own matter; only shapes and kinds are known to all.
 */
@NullMarked
package dev.lamarck.engine.tensor;

import org.jspecify.annotations.NullMarked;

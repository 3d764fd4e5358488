/**
 * Models as they lie in folders: what their configuration says they are, and where in which file each tensor stands.
 * Everything is checked before a byte of a weight is touched; the forward pass builds on what this room hands out.
 */
@NullMarked
package dev.lamarck.engine.model;

import org.jspecify.annotations.NullMarked;

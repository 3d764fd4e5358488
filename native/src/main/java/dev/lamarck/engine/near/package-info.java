/**
 * Vectors and which of them are nearest to others, exactly: what novelty, retrieval and recommendations stand on.
 * Products are made by a backend; nothing here is approximate.
 */
@NullMarked
package dev.lamarck.engine.near;

import org.jspecify.annotations.NullMarked;

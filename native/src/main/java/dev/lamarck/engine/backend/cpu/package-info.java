/**
 * The backend that every machine has: the processor the JVM runs on.
 * It also states which numerics that processor gives, because a run is pinned to them.
 */
@NullMarked
package dev.lamarck.engine.backend.cpu;

import org.jspecify.annotations.NullMarked;

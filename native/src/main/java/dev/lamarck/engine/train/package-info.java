/**
 * LoRA adapters that learn: gradients of a batch in which every text may have an adapter of its own, and optimisers.
 * Models stay as they are; what is learned is written as PEFT writes it.
 */
@NullMarked
package dev.lamarck.engine.train;

import org.jspecify.annotations.NullMarked;

/**
 * LoRA adapters as PEFT stores them in folders: which modules they change and by how much, read and written.
 * What PEFT would do and the engine would not is refused, so that an adapter never means something else here.
 */
@NullMarked
package dev.lamarck.engine.adapter;

import org.jspecify.annotations.NullMarked;

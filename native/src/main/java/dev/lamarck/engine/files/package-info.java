/**
 * The port through which the engine reads models and adapters and writes adapters; local by default.
 * Whoever embeds the engine supplies others, such as Hadoop's file systems.
 */
@NullMarked
package dev.lamarck.engine.files;

import org.jspecify.annotations.NullMarked;

/**
 * The engine's commands, for folders of models, without Spark. {@code lamarck} has them under {@code model}.
 */
@NullMarked
package dev.lamarck.engine.cli;

import org.jspecify.annotations.NullMarked;

/**
 * What lies between text and the numbers of a model: tokenizers, texts that grow token by token, and chat templates.
 * All are read from a model's folder; a folder without them leaves a model that takes and gives token ids.
 */
@NullMarked
package dev.lamarck.engine.text;

import org.jspecify.annotations.NullMarked;

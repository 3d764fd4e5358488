/**
 * What is done with a model that runs: scoring given tokens, generating new ones, embedding texts. Work of many requests goes
 * through the model together.
 */
@NullMarked
package dev.lamarck.engine.infer;

import org.jspecify.annotations.NullMarked;

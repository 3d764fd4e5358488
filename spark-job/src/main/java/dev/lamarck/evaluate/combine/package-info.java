/**
 * Evaluators made of evaluators: several side by side ({@code composite}), one after the other ({@code cascade}), and one
 * several times ({@code replicated}). Each may hold any other, itself included.
 */
@NullMarked
package dev.lamarck.evaluate.combine;

import org.jspecify.annotations.NullMarked;

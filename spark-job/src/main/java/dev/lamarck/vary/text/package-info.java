/**
 * Variation of programs as mere text, in any language: lines, tokens and characters are changed at random. It is what
 * operators on syntax trees have to beat, and what is left where a language has no grammar.
 */
@NullMarked
package dev.lamarck.vary.text;

import org.jspecify.annotations.NullMarked;

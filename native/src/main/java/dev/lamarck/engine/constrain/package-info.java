/**
 * What may be generated: JSON that a schema describes, one of some choices, what a regular expression matches. A grammar of bytes says
 * so, and is walked together with the vocabulary, so that only tokens are chosen from which the text can still be completed.
 */
@NullMarked
package dev.lamarck.engine.constrain;

import org.jspecify.annotations.NullMarked;

/**
 * Source code as syntax trees of the JVM's own, and what can be read off them: measures, functions, fingerprints that
 * ignore comments and formatting, and distances. Native parsers are used for an instant only; nothing of theirs lives on.
 */
@NullMarked
package dev.lamarck.syntax;

import org.jspecify.annotations.NullMarked;

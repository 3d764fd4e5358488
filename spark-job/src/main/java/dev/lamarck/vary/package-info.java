/**
 * What evolution knows of programs beyond their text: their features now, and the operators that vary them on their
 * syntax trees.
 */
@NullMarked
package dev.lamarck.vary;

import org.jspecify.annotations.NullMarked;

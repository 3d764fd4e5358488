/**
 * Scores programs by their tests: how many pass, and how much of the program they cover. After a full run only the tests
 * are run again that a change can touch.
 */
@NullMarked
package dev.lamarck.evaluate.tests;

import org.jspecify.annotations.NullMarked;

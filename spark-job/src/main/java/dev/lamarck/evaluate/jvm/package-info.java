/**
 * Scores programs in Java: compiled in memory in one warm JVM, run in JVMs that were started ahead. Neither is the JVM
 * that this code runs in.
 */
@NullMarked
package dev.lamarck.evaluate.jvm;

import org.jspecify.annotations.NullMarked;

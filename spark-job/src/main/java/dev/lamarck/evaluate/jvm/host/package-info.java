/**
 * What runs in the JVMs that compile and run candidates. Nothing but the JDK is there, so nothing else may be used.
 */
@NullMarked
package dev.lamarck.evaluate.jvm.host;

import org.jspecify.annotations.NullMarked;

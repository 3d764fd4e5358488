/**
 * What runs beside the tests in their JVM: it runs the classes of tests one after another and sees which methods of the
 * program each of them enters. Nothing but the JDK is sure to be there, so nothing else may be used.
 */
@NullMarked
package dev.lamarck.evaluate.tests.host;

import org.jspecify.annotations.NullMarked;

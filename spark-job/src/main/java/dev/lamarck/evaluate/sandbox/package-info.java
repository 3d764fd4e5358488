/**
 * Running foreign code where it can do no harm: in a process group of its own, within limits, without secrets and
 * without a network. What it does when it ends is told as an {@link dev.lamarck.evaluate.sandbox.Ending}.
 */
@NullMarked
package dev.lamarck.evaluate.sandbox;

import org.jspecify.annotations.NullMarked;

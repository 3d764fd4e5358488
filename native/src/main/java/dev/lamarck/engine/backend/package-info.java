/**
 * The port through which the model engine reaches its kernels, and the search for who implements it here.
 * A backend that cannot be used says why, so that a run can tell which device it computes on and for what reason.
 */
@NullMarked
package dev.lamarck.engine.backend;

import org.jspecify.annotations.NullMarked;

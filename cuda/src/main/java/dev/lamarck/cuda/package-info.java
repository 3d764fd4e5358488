/**
 * The engine's backend on NVIDIA GPUs.
 * Nothing imports it: it is found by {@link java.util.ServiceLoader} and says why where it cannot be used.
 */
@NullMarked
package dev.lamarck.cuda;

import org.jspecify.annotations.NullMarked;

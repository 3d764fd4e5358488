/**
 * The one cache of the product: bytes by key, found again by whoever needs them next, be it a thread, a process or a later
 * run. Tiers of memory, local disk and a shared place stand behind one class, which loads what is missing once at a time.
 */
@NullMarked
package dev.lamarck.cache;

import org.jspecify.annotations.NullMarked;

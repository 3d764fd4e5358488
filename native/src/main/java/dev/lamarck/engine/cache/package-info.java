/**
 * What models keep of the tokens they have seen: keys and values in pages, which sequences with the same beginning share.
 * Pages come from a pool with a limit; whoever holds a sequence gives its pages back.
 */
@NullMarked
package dev.lamarck.engine.cache;

import org.jspecify.annotations.NullMarked;

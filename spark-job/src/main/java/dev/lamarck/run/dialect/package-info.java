/**
 * The settings of whole runs as OpenEvolve and the founding documents write them, in our own words. What has no
 * counterpart is told, never dropped in silence.
 */
@NullMarked
package dev.lamarck.run.dialect;

import org.jspecify.annotations.NullMarked;

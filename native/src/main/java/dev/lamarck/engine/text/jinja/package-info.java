/**
 * An interpreter for the part of Jinja that chat templates are written in, with the meaning that Python gives it.
 * A template comes from a downloaded file: it sees the values that it is given and nothing of Java, and its work is limited.
 */
@NullMarked
package dev.lamarck.engine.text.jinja;

import org.jspecify.annotations.NullMarked;

/**
 * The command line: one picocli command per verb and the program's entry point.
 * It turns arguments into settings, runs the job, and turns failures into messages and exit codes.
 */
@NullMarked
package dev.lamarck.cli;

import org.jspecify.annotations.NullMarked;

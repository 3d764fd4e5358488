package dev.lamarck.syntax;

/**
 * A function in a text.
 *
 * @param name with the names that it stands in, such as {@code Outer.method}; not unique where functions are overloaded
 * @param node its node
 * @param start where its definition begins
 * @param end where it ends
 * @param firstLine from 1
 * @param lastLine the line of its last character
 * @param complexity one more than its decision points; functions inside it that have a name count for themselves
 */
public record FunctionSpan(String name, int node, int start, int end, int firstLine, int lastLine, int complexity) {}

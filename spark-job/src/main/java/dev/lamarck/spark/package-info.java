/**
 * How a stage runs on Spark: batches in partitions, what an executor keeps between them, what survives a lost task, and
 * how a candidate that kills its executor is found.
 */
@NullMarked
package dev.lamarck.spark;

import org.jspecify.annotations.NullMarked;

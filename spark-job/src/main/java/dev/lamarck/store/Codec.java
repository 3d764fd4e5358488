package dev.lamarck.store;

import java.io.Serializable;
import org.apache.spark.sql.Row;

/** Turns one kind of stored record into rows of its table and back. */
public interface Codec<T> extends Serializable {

    Table table();

    /** The row of a value, in the order of the table's columns. */
    Row toRow(T value, String run);

    /** The value of a row that holds the table's columns in any order. */
    T fromRow(Row row);
}

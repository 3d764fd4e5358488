package dev.lamarck.store.query;

import dev.lamarck.store.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The tables of one warehouse, as paths. */
record Tables(SparkSession session, String warehouse) {

    Tables {
        warehouse = warehouse.endsWith("/") ? warehouse.substring(0, warehouse.length() - 1) : warehouse;
    }

    String path(Table table) {
        return warehouse + "/" + table.tableName();
    }

    Dataset<Row> read(Table table) {
        return session.read().format("delta").load(path(table));
    }

    /** The rows of one run; files of other runs are not opened. */
    Dataset<Row> read(Table table, String run) {
        return read(table).where(functions.col(Table.RUN).equalTo(run));
    }

    Dataset<Row> read(Table table, long version) {
        return session.read().format("delta").option("versionAsOf", version).load(path(table));
    }
}

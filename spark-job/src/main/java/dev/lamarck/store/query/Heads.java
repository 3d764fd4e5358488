package dev.lamarck.store.query;

import dev.lamarck.store.Table;
import dev.lamarck.store.Warehouse;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The newest committed generation of every run, as one version of {@code population} says. They are read from the
 * transaction numbers of the table and not from its rows, because a population may be empty.
 */
record Heads(long version, SortedMap<String, Integer> generations) {

    private static final String PREFIX = "lamarck/";
    private static final String SUFFIX = "/" + Table.POPULATION.tableName();

    static Heads read(Warehouse warehouse) {
        Snapshot snapshot = DeltaLog.forTable(warehouse.session(), warehouse.path(Table.POPULATION))
                .update(false, Option.empty(), Option.empty());
        SortedMap<String, Integer> generations = new TreeMap<>();
        Map<String, Object> transactions = CollectionConverters.asJava(snapshot.transactions());
        transactions.forEach((application, number) -> run(application)
                .ifPresent(run -> generations.put(run, ((Number) number).intValue())));
        return new Heads(snapshot.version(), generations);
    }

    private static Optional<String> run(String application) {
        boolean ours = application.startsWith(PREFIX) && application.endsWith(SUFFIX);
        return ours
                ? Optional.of(application.substring(PREFIX.length(), application.length() - SUFFIX.length()))
                : Optional.empty();
    }
}

package dev.lamarck.store;

import dev.lamarck.genome.Hash128;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.collection.immutable.ArraySeq;
import scala.jdk.javaapi.CollectionConverters;

/** Values as Spark's rows hold them, and back: arrays are Scala sequences, absent is null, hashes are hex. */
final class Cells {

    private Cells() {}

    static Row row(Table table, @Nullable Object... cells) {
        return new GenericRowWithSchema(cells, table.schema());
    }

    static Seq<?> array(double[] values) {
        return new ArraySeq.ofDouble(values);
    }

    static Seq<?> array(List<?> values) {
        return new ArraySeq.ofRef<>(values.stream().map(Object::toString).toArray(String[]::new));
    }

    static scala.collection.Map<String, ?> map(SortedMap<String, ?> values) {
        return CollectionConverters.asScala(values);
    }

    static Timestamp time(Instant instant) {
        return Timestamp.from(instant);
    }

    static @Nullable Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : null;
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    static <T> Optional<T> optional(Row row, String column) {
        return Optional.ofNullable(row.<@Nullable T>getAs(column));
    }

    static OptionalDouble optionalDouble(Row row, String column) {
        @Nullable Double value = row.getAs(column);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static Hash128 hash(Row row, String column) {
        return Hash128.of(row.getAs(column));
    }

    static List<Hash128> hashes(Row row, String column) {
        return row.<String>getList(row.fieldIndex(column)).stream()
                .map(Hash128::of)
                .toList();
    }

    static List<String> strings(Row row, String column) {
        return List.copyOf(row.<String>getList(row.fieldIndex(column)));
    }

    static double[] doubles(Row row, String column) {
        return row.<Double>getList(row.fieldIndex(column)).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    static <V> SortedMap<String, V> map(Row row, String column) {
        Map<String, V> values = row.getJavaMap(row.fieldIndex(column));
        return new TreeMap<>(values);
    }

    /** Spark hands out either kind of time, as {@code spark.sql.datetime.java8API.enabled} says. */
    static Instant instant(Row row, String column) {
        Object time = row.getAs(column);
        return time instanceof Timestamp timestamp ? timestamp.toInstant() : (Instant) time;
    }
}

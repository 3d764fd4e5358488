package dev.lamarck.store;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.datasources.parquet.SparkToParquetSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Writes rows of a table as Parquet records in the layout that Spark reads and writes. */
final class RowWriteSupport extends WriteSupport<Row> {

    private final MessageType message;
    private final String[] names;
    private final List<BiConsumer<RecordConsumer, Object>> cells;
    private @Nullable RecordConsumer consumer;

    RowWriteSupport(StructType schema) {
        message = message(schema);
        names = schema.fieldNames();
        cells = java.util.Arrays.stream(schema.fields())
                .map(field -> cell(field.dataType()))
                .toList();
    }

    /** A table's columns as Parquet has them. */
    static MessageType message(StructType schema) {
        return new SparkToParquetSchemaConverter(
                        false, SQLConf.ParquetOutputTimestampType$.MODULE$.TIMESTAMP_MICROS(), false, false)
                .convert(schema);
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(message, Map.of());
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, though Parquet calls the other one
    public WriteContext init(Configuration configuration) {
        return new WriteContext(message, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(Row row) {
        RecordConsumer out = java.util.Objects.requireNonNull(consumer, "prepareForWrite comes first");
        out.startMessage();
        for (int i = 0; i < names.length; i++) {
            field(out, names[i], i, cells.get(i), row.get(i));
        }
        out.endMessage();
    }

    private static void field(
            RecordConsumer out,
            String name,
            int index,
            BiConsumer<RecordConsumer, Object> cell,
            @Nullable Object value) {
        if (value != null) {
            out.startField(name, index);
            cell.accept(out, value);
            out.endField(name, index);
        }
    }

    private static BiConsumer<RecordConsumer, Object> cell(DataType type) {
        if (type instanceof IntegerType) {
            return (out, value) -> out.addInteger((Integer) value);
        } else if (type instanceof LongType) {
            return (out, value) -> out.addLong((Long) value);
        } else if (type instanceof DoubleType) {
            return (out, value) -> out.addDouble((Double) value);
        } else if (type instanceof StringType) {
            return (out, value) -> out.addBinary(Binary.fromString((String) value));
        } else if (type instanceof BinaryType) {
            return (out, value) -> out.addBinary(Binary.fromConstantByteArray((byte[]) value));
        } else if (type instanceof TimestampType) {
            return (out, value) -> out.addLong(micros((Timestamp) value));
        } else if (type instanceof ArrayType array) {
            return array(cell(array.elementType()));
        } else if (type instanceof MapType map) {
            return map(cell(map.keyType()), cell(map.valueType()));
        }
        throw new IllegalArgumentException("No table has columns of type " + type);
    }

    private static BiConsumer<RecordConsumer, Object> array(BiConsumer<RecordConsumer, Object> element) {
        return repeated("list", (out, value) -> field(out, "element", 0, element, value));
    }

    private static BiConsumer<RecordConsumer, Object> map(
            BiConsumer<RecordConsumer, Object> key, BiConsumer<RecordConsumer, Object> entryValue) {
        return repeated("key_value", (out, value) -> {
            Map.Entry<?, ?> entry = (Map.Entry<?, ?>) value;
            field(out, "key", 0, key, entry.getKey());
            field(out, "value", 1, entryValue, entry.getValue());
        });
    }

    /** An empty array or map is a group without its repeated field. */
    private static BiConsumer<RecordConsumer, Object> repeated(
            String name, BiConsumer<RecordConsumer, Object> element) {
        return (out, value) -> {
            Iterable<?> elements = elements(value);
            out.startGroup();
            if (elements.iterator().hasNext()) {
                out.startField(name, 0);
                for (Object each : elements) {
                    out.startGroup();
                    element.accept(out, each);
                    out.endGroup();
                }
                out.endField(name, 0);
            }
            out.endGroup();
        };
    }

    private static Iterable<?> elements(Object value) {
        return value instanceof scala.collection.Map<?, ?> map
                ? CollectionConverters.asJava(map).entrySet()
                : CollectionConverters.asJava((scala.collection.Seq<?>) value);
    }

    private static long micros(Timestamp time) {
        return Math.floorDiv(time.getTime(), 1000L) * 1_000_000L + time.getNanos() / 1000;
    }
}

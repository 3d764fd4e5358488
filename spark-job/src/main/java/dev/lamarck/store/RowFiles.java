package dev.lamarck.store;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteOrder;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.ArraySeq;
import scala.jdk.javaapi.CollectionConverters;

/** Reads the few rows that a driver needs when it opens a run, without the half second that a Spark query takes. */
final class RowFiles {

    private static final int JULIAN_DAY_OF_EPOCH = 2_440_588;

    private RowFiles() {}

    /** The values in data files of the codec's table, in the order of the files. */
    static <T> List<T> read(Codec<T> codec, Collection<DataFile> files, String root, Configuration configuration) {
        return read(codec, files, root, configuration, FilterCompat.NOOP);
    }

    /** The same for the rows that pass a filter. */
    static <T> List<T> read(
            Codec<T> codec,
            Collection<DataFile> files,
            String root,
            Configuration configuration,
            FilterCompat.Filter filter) {
        List<T> values = new ArrayList<>();
        Cut<T> cut = new Cut<>(codec.table(), field -> true, codec::fromRow);
        for (DataFile file : files) {
            values.addAll(read(cut, file, root, configuration, filter));
        }
        return values;
    }

    /**
     * A few columns of a table: the others are not read, and null in the rows that values are made of.
     *
     * @param column says of a column whether it is wanted
     */
    record Cut<T>(Table table, Predicate<String> column, Function<Row, T> make) {}

    /** The values of a file's rows, in their order. */
    static <T> List<T> read(
            Cut<T> cut, DataFile file, String root, Configuration configuration, FilterCompat.Filter filter) {
        Path path = new Path(URI.create(file.path().contains(":/") ? file.path() : root + "/" + file.path()));
        StructType schema = cut.table().fileSchema();
        List<T> values = new ArrayList<>();
        try (ParquetReader<Group> reader = ParquetReader.builder(new SomeColumns(cut.column()), path)
                .withConf(configuration)
                .withFilter(filter)
                .build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                values.add(cut.make().apply(row(cut.table(), group, schema, file.runId())));
            }
        } catch (IOException e) {
            throw StoreErrors.cannotRead(cut.table(), path.toString(), e);
        }
        return values;
    }

    /** Asks a file for the wanted ones of the columns that it has. */
    private static final class SomeColumns extends GroupReadSupport {

        private final Predicate<String> wanted;

        SomeColumns(Predicate<String> wanted) {
            this.wanted = wanted;
        }

        @Override
        public ReadSupport.ReadContext init(InitContext context) {
            MessageType file = context.getFileSchema();
            List<Type> columns = file.getFields().stream()
                    .filter(column -> wanted.test(column.getName()))
                    .toList();
            return new ReadSupport.ReadContext(new MessageType(file.getName(), columns));
        }
    }

    private static Row row(Table table, Group group, StructType schema, String run) {
        StructField[] fields = schema.fields();
        @Nullable Object[] cells = new @Nullable Object[fields.length + 1];
        for (int i = 0; i < fields.length; i++) {
            cells[i] = cellOrNull(group, fields[i]);
        }
        cells[fields.length] = run;
        return Cells.row(table, cells);
    }

    private static @Nullable Object cellOrNull(Group group, StructField field) {
        if (!group.getType().containsField(field.name())) {
            return null;
        }
        int index = group.getType().getFieldIndex(field.name());
        return group.getFieldRepetitionCount(index) == 0 ? null : cell(group, index, field.dataType());
    }

    private static Object cell(Group group, int index, DataType type) {
        if (type instanceof IntegerType) {
            return group.getInteger(index, 0);
        } else if (type instanceof LongType) {
            return group.getLong(index, 0);
        } else if (type instanceof DoubleType) {
            return group.getDouble(index, 0);
        } else if (type instanceof StringType) {
            return group.getString(index, 0);
        } else if (type instanceof BinaryType) {
            return group.getBinary(index, 0).getBytes();
        } else if (type instanceof ArrayType array) {
            return array(group.getGroup(index, 0), array.elementType());
        } else if (type instanceof MapType map) {
            return map(group.getGroup(index, 0), map);
        }
        return time(group, index);
    }

    private static Object array(Group list, DataType element) {
        Object[] values = new Object[list.getFieldRepetitionCount(0)];
        for (int i = 0; i < values.length; i++) {
            values[i] = cell(list.getGroup(0, i), 0, element);
        }
        return new ArraySeq.ofRef<>(values);
    }

    private static Object map(Group map, MapType type) {
        Map<Object, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
            Group entry = map.getGroup(0, i);
            values.put(cell(entry, 0, type.keyType()), cell(entry, 1, type.valueType()));
        }
        return CollectionConverters.asScala(values);
    }

    /** Lamarck writes microseconds; Spark, when it compacts, days and nanoseconds. */
    private static Timestamp time(Group group, int index) {
        PrimitiveTypeName stored =
                group.getType().getType(index).asPrimitiveType().getPrimitiveTypeName();
        if (stored == PrimitiveTypeName.INT96) {
            Binary binary = group.getInt96(index, 0);
            var bytes = binary.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            long nanos = bytes.getLong();
            return Timestamp.from(Instant.EPOCH
                    .plus(bytes.getInt() - (long) JULIAN_DAY_OF_EPOCH, ChronoUnit.DAYS)
                    .plusNanos(nanos));
        }
        return Timestamp.from(Instant.EPOCH.plus(group.getLong(index, 0), ChronoUnit.MICROS));
    }
}

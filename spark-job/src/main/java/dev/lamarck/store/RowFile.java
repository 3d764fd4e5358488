package dev.lamarck.store;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.ParquetEncodingException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A new Parquet file of one table, written by one task. It is invisible until its {@link DataFile} is committed; closed
 * before it was finished, it is deleted.
 */
public final class RowFile<T> implements AutoCloseable {

    private final Codec<T> codec;
    private final FileTarget target;
    private final String file;
    private final DataSink sink;
    private final ColumnStats stats;
    private final ParquetWriter<Row> writer;
    private boolean finished;

    private RowFile(Codec<T> codec, FileTarget target) throws IOException {
        StructType schema = codec.table().fileSchema();
        this.codec = codec;
        this.target = target;
        this.file = target.newFile();
        this.sink = DataSink.of(target, file);
        this.stats = new ColumnStats(schema);
        this.writer = new Builder(sink.open(), schema).build();
    }

    public static <T> RowFile<T> create(Codec<T> codec, FileTarget target) {
        try {
            return new RowFile<>(codec, target);
        } catch (IOException | ParquetEncodingException e) {
            throw StoreErrors.cannotWrite(codec.table(), target.root(), e);
        }
    }

    public void write(T value) {
        Row row = codec.toRow(value, target.run());
        try {
            writer.write(row);
        } catch (IOException | ParquetEncodingException e) {
            throw StoreErrors.cannotWrite(codec.table(), target.root(), e);
        }
        stats.add(row);
    }

    /** Completes the file; on a local disk it has reached the disk then. */
    public DataFile finish() {
        try {
            writer.close();
            DataSink.Stored stored = sink.finish();
            finished = true;
            return new DataFile(
                    target.logged(file), target.run(), stored.size(), stored.modified(), stats.rows(), stats.toJson());
        } catch (IOException | ParquetEncodingException e) {
            throw StoreErrors.cannotWrite(codec.table(), target.root(), e);
        }
    }

    @Override
    public void close() {
        if (finished) {
            return;
        }
        finished = true;
        try {
            discard();
        } catch (IOException | ParquetEncodingException e) {
            throw StoreErrors.cannotWrite(codec.table(), target.root(), e);
        }
    }

    private void discard() throws IOException {
        try {
            writer.close();
        } finally {
            sink.discard();
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {

        private final StructType schema;

        Builder(OutputFile output, StructType schema) {
            super(output);
            this.schema = schema;
            withConf(new PlainParquetConfiguration(Map.of()));
            withCompressionCodec(CompressionCodecName.ZSTD);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return new RowWriteSupport(schema);
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
            return new RowWriteSupport(schema);
        }
    }
}

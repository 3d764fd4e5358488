package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

final class ColumnStatsTest {

    private final ColumnStats stats =
            new ColumnStats(StructType.fromDDL("generation INT, name STRING, score DOUBLE, other DOUBLE"));

    @Test
    void toJson_ofNoRows_hasNoBounds() {
        assertThat(stats.toJson())
                .isEqualTo("{\"numRecords\":0,\"minValues\":{},\"maxValues\":{},"
                        + "\"nullCount\":{\"generation\":0,\"name\":0,\"score\":0}}");
    }

    @Test
    void toJson_ofRows_hasBoundsOfNumbersAndCountsNulls() {
        stats.add(RowFactory.create(3, "b", 0.5, 1.0));
        stats.add(RowFactory.create(-2, "a", null, 1.0));
        stats.add(RowFactory.create(4, null, -0.25, 1.0));
        assertThat(stats.rows()).isEqualTo(3);
        assertThat(stats.toJson())
                .isEqualTo("{\"numRecords\":3,\"minValues\":{\"generation\":-2,\"score\":-0.25},"
                        + "\"maxValues\":{\"generation\":4,\"score\":0.5},"
                        + "\"nullCount\":{\"generation\":0,\"name\":1,\"score\":1}}");
    }

    @Test
    void toJson_withANumberThatJsonLacks_leavesTheColumnWithoutBounds() {
        stats.add(RowFactory.create(1, "a", 0.5, 1.0));
        stats.add(RowFactory.create(1, "a", Double.POSITIVE_INFINITY, 1.0));
        assertThat(stats.toJson()).contains("\"minValues\":{\"generation\":1}").contains("\"score\":0}");
    }
}

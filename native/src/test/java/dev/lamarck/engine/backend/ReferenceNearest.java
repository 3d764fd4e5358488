package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The nearest rows, as plainly as it can be said: all products are sorted. */
final class ReferenceNearest {
    private ReferenceNearest() {}

    private record Row(long number, float product) {}

    static Backend.Nearest of(Backend backend, Tensor queries, List<Tensor> tables, int k, float most) {
        int count = Math.toIntExact(queries.rows());
        long[] rows = new long[count * k];
        float[] products = new float[count * k];
        for (int query = 0; query < count; query++) {
            List<Row> all = rows(backend, backend.read(queries.rows(query, 1)), tables, most);
            for (int i = 0; i < k; i++) {
                rows[query * k + i] = all.get(i).number();
                products[query * k + i] = all.get(i).product();
            }
        }
        return new Backend.Nearest(rows, products);
    }

    private static List<Row> rows(Backend backend, float[] query, List<Tensor> tables, float most) {
        List<Row> all = new ArrayList<>();
        for (Tensor table : tables) {
            for (long row = 0; row < table.rows(); row++) {
                float[] other = backend.read(table.rows(row, 1));
                double sum = 0;
                for (int i = 0; i < other.length; i++) {
                    sum += (double) query[i] * other[i];
                }
                all.add(new Row(all.size(), (float) Math.max(-most, Math.min(most, sum))));
            }
        }
        all.sort(Comparator.comparingDouble((Row row) -> -row.product()).thenComparingLong(Row::number));
        return all;
    }
}

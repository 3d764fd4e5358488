package dev.lamarck.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every backend has to find: what a plain sort of all products finds. */
abstract class NearestContract extends Contract {
    private static Backend.Nearest found(Backend backend, int queries, int[] tables, int width, int k, float most)
            throws Exception {
        try (Given given = new Given(backend, 5)) {
            Tensor asked = given.wholes(queries, width);
            List<Tensor> rows = new ArrayList<>();
            for (int count : tables) {
                rows.add(given.wholes(count, width));
            }
            return backend.nearest(asked, rows, k, most);
        }
    }

    /** Small whole numbers, whose products are exact and often equal; some are beyond the largest size. */
    @ParameterizedTest
    @CsvSource({"1,5,3,1", "7,300,20,300", "130,900,33,10", "5,2000,1000,64", "300,200,8,2", "3,60,4000,5"})
    void nearest_areTheReferences(int queries, int rows, int width, int k) throws Exception {
        int[] tables = {rows / 2, 1, 0, rows - rows / 2 - 1};
        for (float most : new float[] {Float.POSITIVE_INFINITY, 9}) {
            Backend.Nearest expected = found(new ReferenceBackend(), queries, tables, width, k, most);
            for (int threads : new int[] {1, 2, 5}) {
                Backend.Nearest found = found(backend(threads), queries, tables, width, k, most);
                assertThat(found.rows()).isEqualTo(expected.rows());
                assertThat(found.products()).isEqualTo(expected.products());
            }
        }
    }

    @Test
    void nearest_thatAreNotThere_areRefused() {
        Backend backend = backend(1);
        assertThatThrownBy(() -> found(backend, 2, new int[] {3, 1}, 4, 5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 rows among 4");
    }
}
